// `npm run package`: a production build, packed into forkcast-VERSION.vsix; says what is in it and refuses to grow past the limit.
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setup } from './setup.mjs';
import { mustRun, root } from './tools.mjs';
import { packExtension } from './vscode-host.mjs';

const limitBytes = 4 * 1024 * 1024;

process.chdir(root);
await setup();
// From nothing: what an earlier build left behind, source maps above all, must not be packed.
rmSync('dist', { recursive: true, force: true });
await mustRun(process.execPath, ['esbuild.mjs', '--production']);

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const file = process.argv[2] ?? join(root, `forkcast-${version}.vsix`);
const needed = ['dist/extension.js', 'dist/server.js', 'dist/estree.js', 'dist/scan-worker.js', 'dist/webview.js', 'dist/report.css', 'dist/third-party-notices.txt', 'dist/python', 'LICENSE', 'README.md', 'CHANGELOG.md', 'media/icon.png'];
const missing = needed.filter(name => !existsSync(name));
if (missing.length) {
  console.error(`Not packed: ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing.`);
  process.exit(1);
}
await packExtension(file);
const { size } = statSync(file);
console.log(`\n${file}: ${(size / 1024).toFixed(0)} KB`);
if (size >= limitBytes) {
  console.error(`Larger than ${limitBytes / 1024} KB: see which bundle grew (the list is above).`);
  process.exit(1);
}
console.log(`Install it with: code --install-extension ${file}`);
