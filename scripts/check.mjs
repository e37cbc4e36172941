// Types: the extension, and the webview with the DOM's types.
import { existsSync } from 'node:fs';
import { mustRun } from './tools.mjs';

const tsc = 'node_modules/typescript/bin/tsc';
await mustRun(process.execPath, [tsc, '-p', '.']);
if (existsSync('media/tsconfig.json')) await mustRun(process.execPath, [tsc, '-p', 'media']);
