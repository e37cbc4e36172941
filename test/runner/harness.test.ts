import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findRuntime, runBenchmark } from '../../src/bench';
import { interpreters, mainInterpreter, promisedVersions } from './interpreters';
import { processesWith, programs } from './support';

if (process.env.FORKCAST_TEST_SUPERVISOR) void superviseUntilKilled(process.env.FORKCAST_TEST_SUPERVISOR);
else describeHarness();

/** This file run as a program: a supervisor in the middle of its work. */
async function superviseUntilKilled(target: string): Promise<void> {
  const [program, name] = target.split(':');
  await runBenchmark({
    file: join(programs, program), function: name, workload: { expression: '1', origin: 'given' }, roots: [], tasks: 2, budgetSeconds: 100,
    interpreter: await findRuntime(program, { configured: process.env.FORKCAST_TEST_PYTHON, node: process.execPath, workspaceFolders: [] }),
  }, { onEvent: event => { if (event.type === 'phase' && event.phase === 'calibrating') process.stdout.write('calibrating\n'); } });
}

function describeHarness(): void {
  describe('runner: the harness by itself', () => {
    for (const version of promisedVersions) {
      it(`its own checks pass in CPython ${version}`, async function () {
        const interpreter = (await interpreters()).get(version);
        if (!interpreter) {
          this.test!.title += ' (not on this machine)';
          return this.skip();
        }
        await new Promise<void>((resolve, reject) => {
          const script = [join(process.cwd(), 'test/runner/harness_checks.py'), join(process.cwd(), 'src/bench/python')];
          execFile(interpreter.path, ['-W', 'error::SyntaxWarning', ...script], { timeout: 60_000 }, (error, _, stderr) => (
            error ? reject(new Error(stderr)) : resolve()
          ));
        });
      });
    }
  });

  describe('runner: when the supervisor is killed', () => {
    for (const target of ['faults.py:endless_natively', 'faults.py:leaves_stubborn_child', 'faults.py:ignores_signals', 'node/faults.mjs:endless']) {
      it(`${target}: everything it started ends`, async function () {
        if (process.platform !== 'linux') return this.skip();
        const { path } = await mainInterpreter();
        const temporary = mkdtempSync(join(tmpdir(), 'forkcast-test-'));
        const mark = `FORKCAST_TEST=${temporary}`;
        const supervisor = spawn(process.execPath, [__filename], {
          env: { ...process.env, FORKCAST_TEST_SUPERVISOR: target, FORKCAST_TEST_PYTHON: path, FORKCAST_TEST: temporary, TMPDIR: temporary }, stdio: ['ignore', 'pipe', 'inherit'],
        });
        await new Promise(resolve => supervisor.stdout.once('data', resolve));
        await delay(500);
        assert.ok(processesWith(mark).length > 2, 'it is in the middle of its work');
        supervisor.kill('SIGKILL');
        for (let waited = 0; processesWith(mark).length && waited < 5000; waited += 50) await delay(50);
        assert.deepEqual(processesWith(mark), []);
        assert.deepEqual(readdirSync(temporary), []);
        rmSync(temporary, { recursive: true, force: true });
      });
    }
  });
}
