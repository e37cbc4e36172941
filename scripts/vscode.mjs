// `npm run vscode`: a real VS Code with the extension under development, open on examples/ (or on the folder that is named).
// Desktop VS Code where `code` is on the path; else the VS Code server, whose address is printed and which runs until Ctrl+C.
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
const { startServer } = await import('./vscode-host.mjs');
const server = await startServer({ keepRunning: true });
console.log(`\nVS Code is running with Forkcast on ${folder}. Open this address in a browser:\n\n  ${server.address({ folder, extension: root })}\n\nStop it with Ctrl+C.`);
await new Promise(() => setInterval(() => undefined, 60_000));
