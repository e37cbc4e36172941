/** The server's program: `node server.js --stdio | --node-ipc`, and the same inside `forkcast lsp`. */
import { createConnection, type Connection, ProposedFeatures } from 'vscode-languageserver/node';
import { Server } from './server';

/** Serves one client until it says goodbye. */
export function startServer(connection: Connection): void {
  new Server(connection);
}

// The command line has an entry of its own and calls startServer.
if (require.main === module) {
  const connection = createConnection(ProposedFeatures.all);
  // A request to a client that cannot answer it must not take the server down; what throws still does, and the client starts it anew.
  process.on('unhandledRejection', error => connection.console.error(error instanceof Error ? error.stack ?? error.message : String(error)));
  // Over node-ipc the library waits for the parent's end only; a parent that lives on and lets go is goodbye as well.
  process.on('disconnect', () => process.exit());
  startServer(connection);
}
