/** `forkcast lsp`: the language server for any editor. Loaded only for that command. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../server/start';
import { UsageError, type Values } from './options';

/** Settles when the client has gone. Throws UsageError for words that no client says. */
export function lspCommand(values: Values, positions: readonly string[]): Promise<number> {
  if (positions.length) throw new UsageError(`forkcast lsp takes no ${positions[0]}: the client says which folders it works in.`);
  const connection = values['node-ipc'] === true
    ? createConnection(ProposedFeatures.all)
    : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  startServer(connection);
  return new Promise(resolve => connection.onExit(() => resolve(0)));
}
