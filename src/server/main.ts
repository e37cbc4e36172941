/** The server's program: `node server.js --stdio | --node-ipc`, and the same inside `forkcast lsp`. */
import { createConnection, type Connection, ProposedFeatures } from 'vscode-languageserver/node';
import { Server } from './server';

/** Serves one client until it says goodbye. */
export function startServer(connection: Connection): void {
  new Server(connection);
}

// The command line has an entry of its own and calls startServer.
if (require.main === module) startServer(createConnection(ProposedFeatures.all));
