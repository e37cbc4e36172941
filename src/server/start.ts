/** Starts a server over a connection, for the program of its own (main.ts) and for `forkcast lsp`. */
import type { Connection } from 'vscode-languageserver/node';
import { Server } from './server';

/** Serves one client until it says goodbye, or is gone. */
export function startServer(connection: Connection): void {
  // A request to a client that cannot answer it must not take the server down; what throws still does, and the client starts it anew.
  process.on('unhandledRejection', error => connection.console.error(error instanceof Error ? error.stack ?? error.message : String(error)));
  // Over node-ipc the library waits for the parent's end only; a parent that lives on and lets go is goodbye as well.
  process.on('disconnect', () => process.exit());
  new Server(connection);
}
