/** Forkcast in VS Code: constructs, registers, disposes. What it does stands in `editor/`; the analysis runs in the language server. */
import * as vscode from 'vscode';
import { BenchmarkCommand } from './editor/benchmark';
import { registerCommands } from './editor/commands';
import { outputChannel, reportView } from './editor/contributions';
import { ReportView } from './editor/report-view';
import { ServerConnection } from './editor/server-connection';

/** For other extensions and for the tests. */
export interface ForkcastApi {
  /** Resolves when the language server answers. */
  ready(): Promise<void>;
  /** Milliseconds that `activate` took. */
  readonly activationMilliseconds: number;
}

export function activate(context: vscode.ExtensionContext): ForkcastApi {
  const started = performance.now();
  const log = vscode.window.createOutputChannel(outputChannel, { log: true });
  const server = new ServerConnection(context, log);
  const report = new ReportView(context.extensionUri, server, log);
  const benchmark = new BenchmarkCommand(server, log, task => report.showProgress(task));
  context.subscriptions.push(
    log,
    server,
    report,
    vscode.window.registerWebviewViewProvider(reportView, report),
    ...registerCommands({ server, benchmark, log }),
  );
  // Not awaited, and put off by a tick: the editor goes on with what it opened.
  setImmediate(() => server.start().catch(error => {
    void vscode.window.showErrorMessage(`Forkcast's language server did not start: ${(error as Error).message}`, 'Show Output').then(choice => choice && log.show());
  }));
  return { ready: async () => void (await server.start()), activationMilliseconds: performance.now() - started };
}
