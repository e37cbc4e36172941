/** `forkcast lsp`: the language server for any editor. Loaded only for that command. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../server/start';
import type { Values } from './options';

/** Settles when the client has gone. */
export function lspCommand(values: Values): Promise<number> {
  const connection = values['node-ipc'] === true
    ? createConnection(ProposedFeatures.all)
    : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  startServer(connection);
  return new Promise(resolve => connection.onExit(() => resolve(0)));
}
