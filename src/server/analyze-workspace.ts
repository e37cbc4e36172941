/** *Analyze Workspace*: reads every source again, with progress, and says what there is. */
import { LSPErrorCodes, ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver/node';
import type { Requests } from './protocol';
import type { Workspace } from './workspace';

type AnalyzeWorkspace = Requests['forkcast/analyzeWorkspace'];

/** `refresh` publishes what was found before the numbers are given. Throws a ResponseError where the client cancelled. */
export async function analyzeWorkspace(
  connection: Connection, workspace: () => Workspace, refresh: () => void, params: AnalyzeWorkspace[0], cancellation: CancellationToken,
): Promise<AnalyzeWorkspace[1]> {
  const progress = connection.window.attachWorkDoneProgress(params.workDoneToken);
  progress.begin('Analyzing the workspace', 0, '', true);
  const controller = new AbortController();
  const listening = cancellation.onCancellationRequested(() => controller.abort());
  const started = performance.now();
  try {
    const tell = (message: string, fraction: number | null) => (fraction === null ? progress.report(message) : progress.report(Math.round(fraction * 100), message));
    // A scan in the background that starts meanwhile takes the place of this one: then it is done again.
    while (!(await workspace().scan(tell, controller.signal)) && !controller.signal.aborted);
    if (controller.signal.aborted) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The analysis was cancelled.');
    refresh();
    const files = workspace().paths().map(path => workspace().analysis(path)!);
    const total = (count: (file: (typeof files)[number]) => number) => files.reduce((sum, file) => sum + count(file), 0);
    return {
      files: files.length, sites: total(file => file.sites.length), findings: total(file => file.findings.length), skipped: workspace().skipped,
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    listening.dispose();
    progress.done();
  }
}
