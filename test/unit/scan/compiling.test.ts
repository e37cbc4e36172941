import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { buildSync } from 'esbuild';

describe('scan: how eagerly the engine compiles', () => {
  it('sets flags that this engine has, and sets them back', () => {
    const probe = `
      const { compileSparingly, compileAsUsual } = require('./compiling');
      compileSparingly(); compileSparingly(); compileAsUsual(); compileAsUsual();
      console.log('done');`;
    const { outputFiles } = buildSync({ stdin: { contents: probe, resolveDir: 'src/scan' }, bundle: true, platform: 'node', format: 'cjs', write: false });
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', outputFiles[0].text], { encoding: 'utf8' });
    // V8 says here what it does not know.
    assert.equal(stderr, '');
    assert.equal(stdout, 'done\n');
  });
});
