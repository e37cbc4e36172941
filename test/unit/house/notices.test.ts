import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Notices {
  packagesIn(metafiles: unknown[]): string[];
  noticesOf(packages: readonly string[]): string;
}

describe('the licences of what is bundled', () => {
  let notices: Notices;
  before(async () => {
    notices = await import(pathToFileURL(join(process.cwd(), 'scripts/notices.mjs')).href) as Notices;
  });

  it('are those of every package of which something was written', () => {
    const inputs = {
      'src/extension.ts': { bytesInOutput: 9 }, 'node_modules/preact/dist/preact.module.js': { bytesInOutput: 9 }, 'node_modules/ignore/index.js': { bytesInOutput: 0 },
      'node_modules/@vscode/python-extension/out/main.js': { bytesInOutput: 9 }, 'node_modules/a/node_modules/b/index.js': { bytesInOutput: 9 },
      'typescript-parser:/home/me/forkcast/node_modules/typescript/lib/typescript.js': { bytesInOutput: 9 },
    };
    const again = { 'node_modules/preact/hooks/index.js': { bytesInOutput: 1 } };
    assert.deepEqual(notices.packagesIn([{ outputs: { 'dist/a.js': { inputs }, 'dist/b.js': { inputs: again } } }]), [
      'node_modules/@vscode/python-extension', 'node_modules/a/node_modules/b', 'node_modules/preact', 'node_modules/typescript',
    ]);
  });

  it('are told whole; what says nothing of a licence must not ship', () => {
    const text = notices.noticesOf(['node_modules/preact', 'node_modules/typescript']);
    for (const name of ['preact', 'typescript']) assert.ok(text.includes(`${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version} (`), name);
    assert.ok(text.includes(readFileSync('node_modules/preact/LICENSE', 'utf8').trim()));
    const bare = mkdtempSync(join(tmpdir(), 'forkcast-licence-'));
    try {
      writeFileSync(join(bare, 'package.json'), JSON.stringify({ name: 'bare', version: '1.0.0' }));
      assert.throws(() => notices.noticesOf([bare]), /has no licence: it must not be bundled/);
    } finally {
      rmSync(bare, { recursive: true });
    }
  });

  it('are packed with the extension', () => {
    assert.match(readFileSync('.vscodeignore', 'utf8'), /^!dist\/third-party-notices\.txt$/m);
  });
});
