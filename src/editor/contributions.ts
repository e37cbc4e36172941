/**
 * Everything that Forkcast contributes to VS Code, by name: the one table that the code, package.json and the README are checked against.
 * Imports nothing, so that a test can read it outside the editor.
 */

export const extensionId = 'forkcast.forkcast';

/** Command ids with the titles the palette shows behind "Forkcast:". */
export const commands = {
  'forkcast.analyzeWorkspace': 'Analyze Workspace',
  'forkcast.benchmarkFunction': 'Benchmark Function',
  'forkcast.benchmarkWithArguments': 'Benchmark with Arguments...',
  'forkcast.benchmarkOverWorkers': 'Benchmark over Workers...',
  'forkcast.benchmarkRecorded': 'Benchmark with Recorded Arguments...',
  'forkcast.showBenchmarkPlan': 'Show Benchmark Plan',
  'forkcast.openReport': 'Open Report',
  'forkcast.exportReport': 'Export Report (HTML)...',
  'forkcast.selectInterpreter': 'Select Interpreter...',
  'forkcast.showOutput': 'Show Output',
  'forkcast.restartServer': 'Restart Server',
} as const;
export type CommandId = keyof typeof commands;

/** Settings with their defaults, below `forkcast.`. */
export const settings = {
  'python.interpreter': '',
  'node.path': '',
  'rules': {} as Record<string, string>,
  'exclude': [] as string[],
  'benchmark.budgetSeconds': 20,
  'benchmark.precisionPercent': 0,
  'benchmark.workers': [] as number[],
  'dask.scheduler': '',
  'benchmark.models': [] as string[],
  'advice.clusterThresholdMinutes': 10,
  'benchmark.memoryLimitMB': 0,
  'benchmark.taskTimeoutSeconds': 0,
  'benchmark.temporaryDirectory': false,
  'recordings.keep': 'storage',
  'codeLens.enabled': true,
  'trace.server': 'off',
} as const;
export type SettingName = keyof typeof settings;

/** Languages, by VS Code's identifiers, whose documents are analysed. */
export const languageIds: readonly string[] = ['python', 'javascript', 'javascriptreact', 'typescript', 'typescriptreact'];

/** Settings that choose what is executed: a workspace that is not trusted must not have a say in them. */
export const restrictedSettings: readonly SettingName[] = ['python.interpreter', 'node.path', 'dask.scheduler'];

/** What `when` clauses ask for. */
export const contextKeys = {
  /** A benchmark is running: only one at a time, because two would disturb each other. */
  benchmarking: 'forkcast.benchmarking',
} as const;

/** The walkthrough's steps with the command that each offers and that completes it. */
export const walkthrough = 'start';
export const walkthroughSteps = {
  read: 'forkcast.analyzeWorkspace',
  interpreter: 'forkcast.selectInterpreter',
  plan: 'forkcast.showBenchmarkPlan',
  measure: 'forkcast.benchmarkFunction',
  report: 'forkcast.openReport',
} as const satisfies Record<string, CommandId>;

export const viewContainer = 'forkcast';
export const reportView = 'forkcast.report';
export const outputChannel = 'Forkcast';
