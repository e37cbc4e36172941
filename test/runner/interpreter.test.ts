import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findInterpreter } from '../../src/bench';
import { interpreters, mainInterpreter, promisedVersions } from './interpreters';
import { assertCompleted, bench, of, refusal } from './support';

describe('runner: interpreters', () => {
  let folder: string;
  before(() => { folder = mkdtempSync(join(tmpdir(), 'forkcast-interpreters-')); });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function program(name: string, text: string): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    chmodSync(path, 0o755);
    return path;
  }

  it('tells a build without the GIL, and whether the GIL is on in it', async function () {
    if (process.platform === 'win32') return this.skip();
    const { path } = await mainInterpreter();
    // The very question, in an interpreter that is told to answer for a free-threaded build.
    for (const on of [false, true]) {
      const python = program(`free-threaded-${on}`, `#!/bin/sh\nexec ${path} -c "import sys, sysconfig; sys._is_gil_enabled = lambda: ${on ? 'True' : 'False'}; sysconfig.get_config_vars()['Py_GIL_DISABLED'] = 1; exec(sys.argv[1])" "$2"\n`);
      const { gil, freeThreaded } = await findInterpreter({ configured: python, workspaceFolders: [] });
      assert.deepEqual({ gil, freeThreaded }, { gil: on ? 'enabled' : 'disabled', freeThreaded: true });
    }
    const plain = await findInterpreter({ configured: path, workspaceFolders: [] });
    assert.deepEqual([plain.gil, plain.freeThreaded], ['enabled', false]);
  });

  it('takes the extension\'s choice before the setting, the setting before the workspace, the workspace before PATH', async () => {
    const { path } = await mainInterpreter();
    const workspace = join(folder, 'workspace');
    const file = join(workspace, 'deep', 'er', 'script.py');
    mkdirSync(join(workspace, 'deep', 'er'), { recursive: true });
    for (const where of [join(workspace, 'venv'), join(workspace, 'deep', '.venv')]) {
      mkdirSync(join(where, 'bin'), { recursive: true });
      // Not a link to the interpreter, which would look for its library beside the link.
      writeFileSync(join(where, 'bin', 'python'), `#!/bin/sh\nWHERE=${where} exec ${path} "$@"\n`);
      chmodSync(join(where, 'bin', 'python'), 0o755);
    }
    const onPath = join(folder, 'bin');
    mkdirSync(onPath);
    symlinkSync(path, join(onPath, 'python3'));
    const environment = { ...process.env, PATH: onPath };
    const missing = join(folder, 'missing');
    const code = async (search: Parameters<typeof findInterpreter>[0]) => (await refusal(findInterpreter({ ...search, environment }))).message;

    assert.match(await code({ pythonExtension: missing, configured: path, workspaceFolders: [] }), /selected in the Python extension, .*missing, does not exist/);
    assert.match(await code({ configured: missing, workspaceFolders: [workspace] }), /set for Forkcast, .*does not exist/);
    assert.equal((await findInterpreter({ workspaceFolders: [workspace], file, environment })).version, (await mainInterpreter()).version);
    rmSync(join(workspace, 'deep', '.venv', 'bin', 'python'));
    writeFileSync(join(workspace, 'venv', 'bin', 'python'), '#!/bin/sh\nexit 3\n');
    assert.match(await code({ workspaceFolders: [workspace], file }), /of this workspace, .*venv\/bin\/python, does not work: it ended with status 3/);
    assert.equal((await findInterpreter({ workspaceFolders: [folder], environment })).implementation, 'CPython');
    assert.match(await code({ workspaceFolders: [], environment: { PATH: folder } }).catch(() => ''), /^$|No Python was found/);
  });

  it('says so when there is none', async () => {
    const error = await refusal(findInterpreter({ workspaceFolders: [folder], environment: { PATH: join(folder, 'empty') } }));
    assert.equal(error.code, 'interpreter-missing');
    assert.match(error.message, /No Python was found.*\.venv/);
    assert.match(error.advice, /Install Python 3\.9/);
  });

  it('names an environment that has lost its interpreter, and takes no other one in its place', async function () {
    if (process.platform === 'win32') return this.skip();
    const workspace = join(folder, 'upgraded');
    const environment = join(workspace, '.venv');
    mkdirSync(join(environment, 'bin'), { recursive: true });
    writeFileSync(join(environment, 'pyvenv.cfg'), 'home = /opt/removed\n');
    const without = await refusal(findInterpreter({ workspaceFolders: [workspace] }));
    assert.match(without.message, /\.venv has lost its interpreter: there is no .*bin\/python\./);
    symlinkSync('/opt/removed/python3', join(environment, 'bin', 'python'));
    const error = await refusal(findInterpreter({ workspaceFolders: [workspace] }));
    assert.equal(error.code, 'interpreter-missing');
    assert.match(error.message, /bin\/python leads to \/opt\/removed\/python3, which does not exist\.$/);
    assert.match(error.advice, /venv --clear ".*upgraded\/\.venv"/);
  });

  const wrong: [what: string, text: string, code: string, message: RegExp][] = [
    ['one that is no Python', '#!/bin/sh\necho hello\n', 'not-python', /is not a Python interpreter/],
    ['one that is broken', '#!/bin/sh\necho "Could not find platform libraries" >&2\nexit 1\n', 'interpreter-broken', /ended with status 1/],
    ['one that is no program', 'not a program', 'interpreter-broken', /cannot be started|does not work/],
    ['one that crashes', '#!/bin/sh\nkill -SEGV $$\n', 'interpreter-broken', /SIGSEGV/],
    ['one that is too old', '#!/bin/sh\necho \'forkcast-interpreter:{"path":"","implementation":"CPython","version":"3.8.18","gil":"enabled","startMethod":"fork"}\'\n', 'interpreter-too-old', /version 3\.8\.18/],
  ];
  for (const [what, text, code, message] of wrong) {
    it(`refuses ${what}`, async () => {
      const error = await refusal(findInterpreter({ configured: program('fake', text), workspaceFolders: [] }));
      assert.equal(error.code, code, error.message);
      assert.match(error.message, message);
      assert.ok(error.advice);
    });
  }

  it('fails the run clearly when the interpreter disappears before it', async () => {
    const interpreter = { ...await mainInterpreter(), path: join(folder, 'gone') };
    const error = await refusal(bench('good.py', 'identity', '1', { interpreter }));
    assert.equal(error.code, 'interpreter-broken');
    assert.match(error.message, /gone cannot be started/);
  });

  describe('every promised version', () => {
    for (const version of promisedVersions) {
      it(`CPython ${version}`, async function () {
        const interpreter = (await interpreters()).get(version);
        if (!interpreter) {
          this.test!.title += ' (not on this machine)';
          return this.skip();
        }
        const options = { interpreter, tasks: 4, budgetSeconds: 20 };
        const computed = await bench('package/inner/work.py', 'scale', 'range(8)', { ...options, models: ['threads', 'processes', 'interpreters'] });
        assertCompleted(computed, 'serial', 'threads', 'processes');
        assert.equal(of(computed, 'processes').equalResults, true);
        assert.equal(of(computed, 'processes').gil, 'enabled');
        const [, minor] = version.split('.').map(Number);
        const subinterpreters = of(computed, 'interpreters');
        if (minor >= 14) assert.deepEqual([subinterpreters.state, subinterpreters.equalResults], ['completed', true], JSON.stringify(subinterpreters.error));
        else assert.match(subinterpreters.error!.message, /needs CPython 3\.14/);

        const waited = await bench('good.py', 'wait_async', '[0.002]', options);
        assertCompleted(waited, 'serial', 'threads', 'processes', 'asyncio');
        const died = await bench('faults.py', 'dies_in_workers', 'range(4)', { ...options, models: ['processes'] });
        assert.equal(of(died, 'processes').error?.code, 'worker-died', JSON.stringify(of(died, 'processes').error));
        const unpicklable = await bench('faults.py', 'returns_lock', 'range(4)', { ...options, models: ['processes'] });
        assert.equal(of(unpicklable, 'processes').error?.code, 'unpicklable-results', JSON.stringify(of(unpicklable, 'processes').error));
        const failing = await bench('faults.py', 'fails_sometimes', 'range(4)', { ...options, models: ['processes'] });
        assert.match(of(failing, 'processes').error!.detail!, /^Traceback[\s\S]*in fails_sometimes[\s\S]*ValueError: cannot take 0/);
      });
    }
  });
});
