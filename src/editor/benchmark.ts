/** *Benchmark Function*: from a command to the outcome, one question at a time, each only where the answer is not known. */
import * as vscode from 'vscode';
import type { Failure } from '../model';
import type { BenchmarkResult, PlanResult, Target } from '../server/protocol';
import { contextKeys, languageIds, type CommandId } from './contributions';
import { interpreterOfPythonExtension } from './interpreter';
import { recordedArguments } from './recorded';
import type { ServerConnection, ServerError } from './server-connection';

/** What a lens, a keybinding or another extension may pass on to the command. */
export interface BenchmarkCommandOptions {
  /** For recorded arguments: the program to run, as one would type it. */
  program?: string;
  /** Expression of the document's language, one item a task; then nothing is asked about arguments. */
  expression?: string;
  /** Try 1, 2, 4, ... workers of each model, and say how each scales. */
  sweep?: boolean;
  /** Tasks that the time is projected to; with a sweep, the user is asked where it is missing and arguments are, too. */
  projectTasks?: number;
  /** The caller has confirmed what a repeated run would repeat. */
  confirmed?: boolean;
}

/** Where the arguments come from: what the source offers (asked only where that is a guess), the user, or a run of a program. */
export type ArgumentSource = 'offered' | 'asked' | 'recorded';

export class BenchmarkCommand {
  /** Repeated effects the user has confirmed in this session, by function and effects. */
  private readonly confirmed = new Set<string>();
  private running = false;

  /** `watch` is told what is under way; null when it has ended. */
  constructor(
    private readonly server: ServerConnection,
    private readonly log: vscode.LogOutputChannel,
    private readonly watch: (task: { title: string; message: string; fraction: number | null } | null) => void,
  ) {}

  /** Resolves to the result, or to undefined where the user turned back or something failed (and was told about). */
  async run(source: ArgumentSource, uri?: vscode.Uri | string, name?: string, options: BenchmarkCommandOptions = {}): Promise<BenchmarkResult | undefined> {
    if (!vscode.workspace.isTrusted) return this.refuseUntrusted();
    if (this.running) {
      void vscode.window.showInformationMessage('A benchmark is running: two at once would disturb each other. Wait for it, or cancel it.');
      return undefined;
    }
    this.running = true;
    void vscode.commands.executeCommand('setContext', contextKeys.benchmarking, true);
    try {
      return await this.benchmark(source, uri, name, options);
    } catch (error) {
      this.explain(error as ServerError);
      return undefined;
    } finally {
      this.running = false;
      this.watch(null);
      void vscode.commands.executeCommand('setContext', contextKeys.benchmarking, false);
    }
  }

  /** What *Benchmark Function* would run, which runs none of it. Resolves to undefined where the user turned back or nothing could be planned. */
  async showPlan(uri?: vscode.Uri | string, name?: string, options: BenchmarkCommandOptions = {}): Promise<PlanResult | undefined> {
    if (!vscode.workspace.isTrusted) return this.refuseUntrusted();
    try {
      const document = await this.documentToRun(uri);
      const target = document && await this.pickTarget(document, name, false);
      if (!target) return undefined;
      const interpreter = isPython(document) ? await interpreterOfPythonExtension(document.uri, this.log) : undefined;
      const known = target.workloads.length > 0 || target.callable;
      const expression = options.expression ?? (known ? '' : await this.argumentsOf(document, target, true));
      if (expression === undefined) return undefined;
      const planned = await this.server.request('forkcast/plan', { uri: document.uri.toString(), function: target.function, expression: expression || undefined, sweep: options.sweep, interpreter });
      // Not awaited: the command is done when the plan is there.
      const run = 'Run Benchmark';
      void vscode.window.showInformationMessage(`Benchmark plan for ${target.function}`, { modal: true, detail: planned.text }, run).then(choice => {
        if (choice === run) void vscode.commands.executeCommand('forkcast.benchmarkFunction' satisfies CommandId, document.uri, target.function, { ...options, expression: planned.plan.workload.expression ?? '' });
      });
      return planned;
    } catch (error) {
      this.explain(error as ServerError);
      return undefined;
    }
  }

  /** Saved, as the interpreter runs what is on disk; undefined where there is none or the user turned back. */
  private async documentToRun(uri: vscode.Uri | string | undefined): Promise<vscode.TextDocument | undefined> {
    const document = await documentOf(uri);
    if (!document) void vscode.window.showInformationMessage('Open a Python, JavaScript or TypeScript file and put the cursor into the function to benchmark.');
    else if (document.uri.scheme !== 'file') {
      void vscode.window.showInformationMessage(document.isUntitled ? 'A benchmark runs what is on disk: save this document as a file first.' : 'A benchmark runs files on this machine, and what this editor shows is not one. Open the file itself.');
      return undefined;
    }
    return document?.isDirty && !(await document.save()) ? undefined : document;
  }

  private async benchmark(source: ArgumentSource, uri: vscode.Uri | string | undefined, name: string | undefined, options: BenchmarkCommandOptions): Promise<BenchmarkResult | undefined> {
    const document = await this.documentToRun(uri);
    if (!document) return undefined;
    const target = await this.pickTarget(document, name, source === 'recorded');
    if (!target) return undefined;
    const interpreter = isPython(document) ? await interpreterOfPythonExtension(document.uri, this.log) : undefined;
    const title = `Benchmarking ${target.function}`;
    let recording: string | undefined;
    let expression: string | undefined;
    if (source === 'recorded') {
      const watch = (message: string | null) => this.watch({ title: `Recording calls of ${target.function}`, message: message ?? '', fraction: null });
      recording = await recordedArguments(this.server, document.uri.toString(), target.function, interpreter, watch, options);
      if (recording === undefined) return undefined;
    } else {
      expression = options.expression ?? (await this.argumentsOf(document, target, source === 'asked'));
      if (expression === undefined) return undefined;
    }
    const projectTasks = options.projectTasks ?? (options.sweep && options.expression === undefined ? await realTasks() : undefined);
    if (projectTasks === null) return undefined;
    if (!options.confirmed && !(await this.confirmRepeats(document.uri, target))) return undefined;

    const result = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (progress, token) => {
        let reached = 0;
        return this.server.requestWithProgress(
          'forkcast/benchmark',
          { uri: document.uri.toString(), function: target.function, expression: expression || undefined, recording, sweep: options.sweep, projectTasks, interpreter, confirmed: true },
          (message, percentage) => {
            this.watch({ title, message, fraction: percentage === undefined ? null : Math.min(1, percentage / 100) });
            progress.report({ message, increment: percentage === undefined ? undefined : Math.max(0, percentage - reached) });
            reached = Math.max(reached, percentage ?? 0);
          },
          token,
        );
      },
    );
    this.log.info(`${target.function}: ${result.verdict}`);
    // Not awaited: the command is done when the measurement is.
    void vscode.window.showInformationMessage(`${target.function}: ${result.verdict}${result.change ? `. ${result.change}` : ''}`, 'Show Report').then(choice => {
      if (choice) void vscode.commands.executeCommand('forkcast.openReport' satisfies CommandId);
    });
    return result;
  }

  private async pickTarget(document: vscode.TextDocument, name: string | undefined, recorded: boolean): Promise<Target | undefined> {
    const editor = vscode.window.activeTextEditor;
    const position = editor?.document === document ? editor.selection.active : undefined;
    const { targets, selected } = await this.server.request('forkcast/targets', { uri: document.uri.toString(), recorded, position });
    const wanted = name ?? selected;
    if (wanted) {
      const found = targets.find(target => target.function === wanted);
      if (found || name) {
        if (!found) void vscode.window.showWarningMessage(`There is no function ${name} in ${vscode.workspace.asRelativePath(document.uri)} any more.`);
        return found;
      }
    }
    if (targets.length === 0) {
      void vscode.window.showInformationMessage('There is no function in this file to benchmark.');
      return undefined;
    }
    const items = targets.map(target => ({ label: target.function, description: target.description, detail: target.workloads[0]?.expression ? `arguments: ${target.workloads[0].expression}` : undefined, target }));
    return (await vscode.window.showQuickPick(items, { title: 'Benchmark which function?', matchOnDescription: true }))?.target;
  }

  /** An expression, '' for "call it without arguments", undefined where the user turned back. */
  private async argumentsOf(document: vscode.TextDocument, target: Target, ask: boolean): Promise<string | undefined> {
    const [best] = target.workloads;
    // What the author wrote beside the function, or that nothing is needed, is answer enough; a guess from a call is shown first.
    if (!ask && (best?.origin === 'comment' || best?.origin === 'no-arguments')) return best.expression ?? '';
    const { prompt, examples } = isPython(document) ? argumentWords.python : argumentWords.node;
    return vscode.window.showInputBox({
      title: `Arguments for ${target.function}`,
      prompt,
      placeHolder: target.callable ? 'empty: call it without arguments' : examples.join('   or   '),
      value: best?.expression ?? '',
      ignoreFocusOut: true,
      validateInput: async value => {
        if (!value.trim()) return target.callable ? undefined : `${target.function} needs arguments.`;
        return (await this.server.request('forkcast/checkExpression', { uri: document.uri.toString(), expression: value })).problem ?? undefined;
      },
    });
  }

  private async confirmRepeats(uri: vscode.Uri, target: Target): Promise<boolean> {
    if (target.repeats.length === 0) return true;
    const key = [uri.toString(), target.function, ...target.repeats].join('\n');
    if (this.confirmed.has(key)) return true;
    const run = 'Run Benchmark';
    const answer = await vscode.window.showWarningMessage(`A benchmark runs ${target.function} many times. Each run:`, {
      modal: true,
      detail: `${target.repeats.map(effect => `- ${effect}`).join('\n')}\n\nGo on only if doing this again and again does no harm.`,
    }, run);
    if (answer !== run) return false;
    this.confirmed.add(key);
    return true;
  }

  private refuseUntrusted(): undefined {
    const manage = 'Manage Workspace Trust';
    void vscode.window.showWarningMessage('A benchmark runs code of this workspace, which you have not trusted yet.', manage).then(choice => {
      if (choice) void vscode.commands.executeCommand('workbench.trust.manage');
    });
    return undefined;
  }

  private explain(error: ServerError): void {
    if (error.code === requestCancelled || error instanceof vscode.CancellationError) {
      this.log.info('The benchmark was cancelled.');
      return;
    }
    const failure = error.data as Partial<Failure> | undefined;
    const message = [failure?.message ?? error.message, failure?.advice].filter(Boolean).join(' ');
    this.log.error([message, failure?.detail].filter(Boolean).join('\n'));
    const details = 'Show Details';
    void vscode.window.showErrorMessage(message, ...(failure?.detail ? [details] : [])).then(choice => {
      if (choice === details) this.log.show();
    });
  }
}

/** How many tasks there really are; undefined where the user does not say, null where the user turned back. */
async function realTasks(): Promise<number | undefined | null> {
  const answer = await vscode.window.showInputBox({
    title: 'How many tasks do you really have?',
    prompt: 'The report then says what they would take on this machine, and whether a cluster would pay. Leave it empty to see only how the models scale.',
    placeHolder: 'empty, or a number such as 100000',
    ignoreFocusOut: true,
    validateInput: value => (value.trim() === '' || /^[1-9]\d{0,14}$/.test(value.trim()) ? undefined : 'A whole number above 0, or nothing.'),
  });
  if (answer === undefined) return null;
  return answer.trim() === '' ? undefined : Number(answer);
}

/** LSP's code for a request that the client cancelled. */
const requestCancelled = -32800;

const isPython = ({ languageId }: vscode.TextDocument) => languageId === 'python';

/** How arguments are asked for, in the words of each language. */
const argumentWords = {
  python: {
    prompt: 'A Python expression with one item a task: a tuple is the positional arguments, anything else the single argument. It may use what the module defines.',
    examples: ['[1, 2, 3]', '[("a", 1), ("b", 2)]', 'range(100)'],
  },
  node: {
    prompt: 'A JavaScript expression with one item a task: an array is the arguments in their order, anything else the single argument. It may use what the module exports, require, and await.',
    examples: ['[1, 2, 3]', '[["a", 1], ["b", 2]]', 'Array.from({ length: 100 }, (_, i) => i)'],
  },
};

async function documentOf(uri: vscode.Uri | string | undefined): Promise<vscode.TextDocument | undefined> {
  // A menu passes a Uri, a lens a string, the palette nothing.
  if (uri) return vscode.workspace.openTextDocument(typeof uri === 'string' ? vscode.Uri.parse(uri) : uri);
  const document = vscode.window.activeTextEditor?.document;
  return document && languageIds.includes(document.languageId) ? document : undefined;
}
