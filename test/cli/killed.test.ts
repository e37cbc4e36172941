/** The supervising process is killed at once (SIGKILL), at any moment: nothing that it started outlives it, and no file or socket is left. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interpreterWith, mainInterpreter } from '../runner/interpreters';
import { processesWith } from '../runner/support';
import { Folder } from './support';

const python = `import time


def nap(seconds):
    # forkcast: args=[0.02] * 8
    time.sleep(seconds)
    return seconds


if __name__ == "__main__":
    for _ in range(150):
        nap(0.02)
`;
const script = 'export async function nap(seconds) {\n  // forkcast: args=[0.02, 0.02, 0.02, 0.02]\n  await new Promise(done => setTimeout(done, 1000 * seconds));\n  return seconds;\n}\n';

const moments = ['start', 'middle', 'end'] as const;

describe('what a killed supervisor leaves', function () {
  before(function () {
    if (process.platform !== 'linux') this.skip();
  });

  const cases: [what: string, words: (interpreter: string) => string[], module?: string][] = [
    ['a benchmark in Python, and the gauge', interpreter => ['bench', 'work.py:nap', '--interpreter', interpreter, '--budget', '4']],
    ['a benchmark in Node', () => ['bench', 'work.mjs:nap', '--budget', '4']],
    ['a benchmark on a Dask cluster', interpreter => ['bench', 'work.py:nap', '--interpreter', interpreter, '--models', 'dask', '--budget', '12'], 'distributed'],
    ['a benchmark in a temporary directory, with limits', interpreter => ['bench', 'work.py:nap', '--interpreter', interpreter, '--temp-dir', '--task-timeout', '5', '--memory-limit', '2G', '--budget', '4']],
    ['a recording', interpreter => ['record', 'work.py:nap', '--interpreter', interpreter, '--', 'work.py']],
  ];
  for (const [what, words, module] of cases) {
    for (const moment of moments) {
      it(`of ${what}: nothing, killed at the ${moment}`, async function () {
        const interpreter = module ? await interpreterWith(module) : await mainInterpreter();
        if (!interpreter) return this.skip();
        const folder = new Folder();
        const temporary = mkdtempSync(join(tmpdir(), 'forkcast-killed-'));
        try {
          folder.write('work.py', python);
          folder.write('work.mjs', script);
          const before = { TMPDIR: process.env.TMPDIR, FORKCAST_TEST: process.env.FORKCAST_TEST };
          Object.assign(process.env, { TMPDIR: temporary, FORKCAST_TEST: temporary });
          const child = folder.start(...words(interpreter.path));
          for (const [name, value] of Object.entries(before)) {
            if (value === undefined) delete process.env[name];
            else process.env[name] = value;
          }
          child.stdout!.resume();
          child.stderr!.resume();
          await reached(moment, temporary, () => child.exitCode !== null);
          const gone = child.exitCode === null && new Promise(done => child.once('exit', done));
          child.kill('SIGKILL');
          await gone;
          await until(() => processesWith(temporary).length === 0 && readdirSync(temporary).length === 0, () => `${processesWith(temporary).join('\n')}\n${readdirSync(temporary).join()}`);
          if (moment !== 'end') assert.equal(child.signalCode, 'SIGKILL', 'it was at work when it was killed');
        } finally {
          folder.remove();
          rmSync(temporary, { recursive: true, force: true });
        }
      });
    }
  }
});

/** `start`: the first process is there. `middle`: some more, for a while. `end`: the first have gone again. */
async function reached(moment: (typeof moments)[number], mark: string, isOver: () => boolean): Promise<void> {
  // One of them is the command line itself.
  await until(() => isOver() || processesWith(mark).length > 1, () => 'no process was started');
  if (moment === 'start') return;
  let most = 0;
  const from = performance.now();
  await until(() => {
    const count = processesWith(mark).length;
    most = Math.max(most, count);
    return isOver() || (moment === 'middle' ? performance.now() - from > 1200 : most > 2 && count < most && performance.now() - from > 1500);
  }, () => 'it went on');
}

async function until(reached: () => boolean, problem: () => string): Promise<void> {
  for (const deadline = performance.now() + 30_000; !reached(); await new Promise(done => setTimeout(done, 15))) {
    if (performance.now() > deadline) assert.fail(problem());
  }
}
