// `npm run vscode`: a real VS Code with Forkcast in it, open on examples/ (or on the folder that is named).
// Desktop VS Code where `code` is on the path; else the VS Code server, whose address is printed and which runs until Ctrl+C.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setup } from './setup.mjs';
import { findProgram, mustRun, root, run } from './tools.mjs';

const given = process.argv.slice(2).find(word => !word.startsWith('--'));
const folder = given ? resolve(given) : join(root, 'examples');
process.chdir(root);
await setup();
await mustRun(process.execPath, ['esbuild.mjs']);

const code = process.argv.includes('--server') ? null : findProgram('code', 'code-insiders', 'codium');
if (code) {
  process.exit(await run(code, ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, folder], { shell: process.platform === 'win32' }));
}
const { packExtension, startServer } = await import('./vscode-host.mjs');
const scratch = mkdtempSync(join(tmpdir(), 'forkcast-vsix-'));
const vsix = join(scratch, 'forkcast.vsix');
await packExtension(vsix);
const server = await startServer({ keepRunning: true, vsix: [vsix] });
rmSync(scratch, { recursive: true });
console.log(`\nVS Code is running with Forkcast on ${folder}. Open this address in a browser:\n\n  ${server.address({ folder })}\n\nStop it with Ctrl+C.`);
await new Promise(() => setInterval(() => undefined, 60_000));
