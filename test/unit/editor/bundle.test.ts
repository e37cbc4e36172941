import assert from 'node:assert/strict';
import { build } from 'esbuild';

describe('the bundle that activation reads', () => {
  it('holds no parser, no runner and no client library', async () => {
    const { metafile } = await build({
      entryPoints: ['src/extension.ts'], bundle: true, platform: 'node', format: 'cjs', external: ['vscode'], mainFields: ['module', 'main'], write: false, metafile: true, logLevel: 'silent',
    });
    const [output] = Object.values(metafile.outputs);
    const inputs = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([name]) => name);
    const heavy = inputs.filter(name => /^src\/(?:analysis|bench|files|cli)\/|vscode-language(?:client|server)|typescript/.test(name));
    assert.deepEqual(heavy, []);
    assert.ok(output.bytes < 150_000, `${output.bytes} bytes before minifying`);
  });
});
