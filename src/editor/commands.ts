/** One handler for each command of the table: a command that is declared and not handled does not compile. */
import * as vscode from 'vscode';
import type { ArgumentSource, BenchmarkCommand, BenchmarkCommandOptions } from './benchmark';
import { reportView, type CommandId } from './contributions';
import { selectInterpreter } from './interpreter';
import type { ServerConnection } from './server-connection';

interface Parts {
  server: ServerConnection;
  benchmark: BenchmarkCommand;
  log: vscode.LogOutputChannel;
}

const asUri = (value: unknown) => (value instanceof vscode.Uri || typeof value === 'string' ? value : undefined);
const asName = (value: unknown) => (typeof value === 'string' ? value : undefined);

export function registerCommands({ server, benchmark, log }: Parts): vscode.Disposable[] {
  const runBenchmark = (source: ArgumentSource, always: BenchmarkCommandOptions = {}) => (uri?: unknown, name?: unknown, options?: BenchmarkCommandOptions) =>
    // Menus add arguments of their own behind the Uri.
    benchmark.run(source, asUri(uri), asName(name), { ...options, ...always });
  const handlers: Record<CommandId, (...parameters: never[]) => unknown> = {
    'forkcast.analyzeWorkspace': () => analyzeWorkspace(server),
    'forkcast.benchmarkFunction': runBenchmark('offered'),
    'forkcast.benchmarkWithArguments': runBenchmark('asked'),
    'forkcast.benchmarkOverWorkers': runBenchmark('offered', { sweep: true }),
    'forkcast.benchmarkRecorded': runBenchmark('recorded'),
    'forkcast.showBenchmarkPlan': (uri?: unknown, name?: unknown, options?: BenchmarkCommandOptions) => benchmark.showPlan(asUri(uri), asName(name), options),
    'forkcast.openReport': () => vscode.commands.executeCommand(`${reportView}.focus`),
    'forkcast.exportReport': (target?: vscode.Uri) => exportReport(server, target),
    'forkcast.selectInterpreter': selectInterpreter,
    'forkcast.showOutput': () => log.show(),
    'forkcast.restartServer': () => server.restart(),
  };
  return Object.entries(handlers).map(([id, handler]) =>
    vscode.commands.registerCommand(id, async (...parameters: never[]) => {
      try {
        return await handler(...parameters);
      } catch (error) {
        log.error(error as Error);
        void vscode.window.showErrorMessage(`Forkcast: ${(error as Error).message}`);
        return undefined;
      }
    }));
}

async function analyzeWorkspace(server: ServerConnection) {
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Forkcast: analyzing the workspace', cancellable: true },
    (progress, token) => server.requestWithProgress('forkcast/analyzeWorkspace', {}, message => progress.report({ message }), token),
  );
  const skipped = result.skipped.length ? `, ${result.skipped.length} passed over` : '';
  void vscode.window.showInformationMessage(
    `Forkcast: ${count(result.files, 'file')} analyzed in ${result.seconds.toFixed(1)} s${skipped}: ${count(result.sites, 'site')}, ${count(result.findings, 'finding')}.`, 'Show Report',
  ).then(choice => {
    if (choice) void vscode.commands.executeCommand('forkcast.openReport' satisfies CommandId);
  });
  return result;
}

/** Writes the report where the user says, or to `target` when another extension or a test calls. */
async function exportReport(server: ServerConnection, target?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const asked = target instanceof vscode.Uri && target.path.endsWith('.html') ? target : await vscode.window.showSaveDialog({
    title: 'Export the report',
    defaultUri: folder && vscode.Uri.joinPath(folder, 'forkcast-report.html'),
    filters: { HTML: ['html'] },
  });
  if (!asked) return undefined;
  const html = await server.request('forkcast/reportHtml', null);
  await vscode.workspace.fs.writeFile(asked, new TextEncoder().encode(html));
  void vscode.window.showInformationMessage(`The report is in ${vscode.workspace.asRelativePath(asked)}.`, 'Open').then(choice => {
    if (choice) void vscode.env.openExternal(asked);
  });
  return asked;
}

function count(amount: number, noun: string): string {
  return `${amount.toLocaleString('en')} ${noun}${amount === 1 ? '' : 's'}`;
}
