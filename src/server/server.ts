/** The language server: wires documents, settings and requests to the workspace and the benchmarks. One instance serves one client. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CodeActionKind, CodeLensRefreshRequest, DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, MessageType, ResponseError, TextDocuments,
  TextDocumentSyncKind, type CancellationToken, type ClientCapabilities, type Connection, type Diagnostic, type InitializeParams, type InitializeResult,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { languageOf, projectFiles, sourceExtensions } from '../files';
import type { Language } from '../model';
import { renderHtml } from '../report';
import { analyzeWorkspace } from './analyze-workspace';
import { BenchmarkRequests } from './benchmark-requests';
import { BenchmarkStore } from './benchmark-store';
import { RefusedError } from './benchmarks';
import { checkedOptions, checkedParameters } from './checks';
import { toDiagnostics } from './diagnostics';
import { registerLanguageFeatures } from './language-features';
import { languageOfDocument } from './languages';
import { lensCommands } from './lenses';
import { isFile, pathOf, uriOf } from './places';
import type { InitializationOptions, Notifications, Requests } from './protocol';
import { Recordings } from './recordings';
import { reportOf } from './report';
import { defaultSettings, readSettings, type Settings } from './settings';
import { expressionProblem } from './targets';
import { tell as tellUser } from './tell';
import { Workspace } from './workspace';

/** After the last key; short, since an analysis takes milliseconds and a squiggle that hurries after each letter disturbs nobody's typing. */
const typingMilliseconds = 60;
/** The report is the whole workspace: it waits for a pause in the typing. */
const reportMilliseconds = 1000;
/** From so many changed files on (a branch switched, packages installed), reading the workspace anew in the background is the calmer way. */
const manyFiles = 100;

export class Server {
  private readonly documents = new TextDocuments(TextDocument);
  private workspace = new Workspace([], defaultSettings, { storage: null, log: () => undefined });
  private settings: Settings = defaultSettings;
  private options: InitializationOptions = {};
  private clientCapabilities: ClientCapabilities = {};
  private store!: BenchmarkStore;
  private benchmarks!: BenchmarkRequests;
  /** After *Analyze Workspace*, the findings of files that are not open are shown too. */
  private showsAll = false;
  /** Nothing is published or measured before the settings are known. */
  private configured: Promise<void>;
  private isConfigured = false;
  private markConfigured!: () => void;
  /** Documents with diagnostics at the client. */
  private readonly published = new Set<string>();
  /** Paths of documents edited since the last refresh. */
  private readonly typedIn = new Set<string>();
  /** Documents changed since they were opened or saved. */
  private readonly unsaved = new Set<string>();
  private typing: NodeJS.Timeout | undefined;
  private reporting: NodeJS.Timeout | undefined;

  constructor(private readonly connection: Connection) {
    this.configured = new Promise(resolve => {
      this.markConfigured = () => {
        this.isConfigured = true;
        resolve();
      };
    });
    connection.onInitialize(params => this.initialize(params));
    connection.onInitialized(() => void this.initialized().catch(error => this.log(error)));
    connection.onShutdown(() => this.shutDown());
    connection.onDidChangeConfiguration(({ settings }) => {
      // What is asked for from now on goes by the new settings, which take a question to the client to know.
      const before = this.configured;
      this.configured = this.configure(settings as unknown).catch(error => this.log(error)).then(() => before);
    });
    connection.onDidChangeWatchedFiles(({ changes }) => this.filesChanged(changes.map(change => pathOf(change.uri))));

    this.documents.onDidOpen(({ document }) => this.unsaved.delete(document.uri));
    this.documents.onDidChangeContent(({ document }) => {
      this.unsaved.add(document.uri);
      const language = languageOfDocument(document);
      if (language === undefined) return;
      this.workspace.edit(pathOf(document.uri), document.getText(), language);
      this.typedIn.add(pathOf(document.uri));
      this.refreshSoon();
    });
    this.documents.onDidSave(({ document }) => this.unsaved.delete(document.uri));
    this.documents.onDidClose(({ document }) => {
      this.workspace.close(pathOf(document.uri));
      if (!this.showsAll || !isFile(document.uri)) this.publish(document.uri, []);
      this.refreshSoon();
    });

    registerLanguageFeatures(connection, {
      documents: this.documents,
      workspace: () => this.workspace,
      benchmarks: () => this.benchmarks,
      showsLenses: () => this.settings.lenses,
      withIcons: () => this.options.ownCommands === true,
    });
    connection.onExecuteCommand(async ({ command, arguments: given = [] }, cancellation) => (await this.configured, this.benchmarks).execute(command, given, cancellation));

    this.answer('forkcast/targets', params => this.benchmarks.targets(params));
    this.answer('forkcast/checkExpression', params => ({ problem: expressionProblem(params.expression, this.languageOf(params.uri)) }));
    this.answer('forkcast/benchmark', (params, cancellation) => this.benchmarks.benchmark(params, cancellation));
    this.answer('forkcast/plan', params => this.benchmarks.plan(params));
    this.answer('forkcast/recordings', params => this.benchmarks.recordings(params));
    this.answer('forkcast/record', (params, cancellation) => this.benchmarks.record(params, cancellation));
    this.answer('forkcast/analyzeWorkspace', (params, cancellation) => {
      this.showsAll = true;
      return analyzeWorkspace(connection, () => this.workspace, () => this.refresh(), params, cancellation);
    });
    this.answer('forkcast/report', () => this.report());
    // The style sheet lies beside the bundle.
    this.answer('forkcast/reportHtml', () => renderHtml(this.report(), { styles: readFileSync(join(__dirname, 'report.css'), 'utf8') }));
    connection.onNotification('forkcast/trusted' satisfies keyof Notifications, () => this.benchmarks.trust());

    this.documents.listen(connection);
    connection.listen();
  }

  private initialize(params: InitializeParams): InitializeResult {
    this.clientCapabilities = params.capabilities;
    const { options, problem } = checkedOptions(params.initializationOptions);
    this.options = options;
    if (problem !== null) this.connection.console.warn(problem);
    this.store = new BenchmarkStore(this.options.storagePath, message => this.connection.console.warn(message));
    this.benchmarks = new BenchmarkRequests(this.connection, this.store, new Recordings(this.options.storagePath), {
      workspace: () => this.workspace,
      settings: () => this.settings,
      isUnsaved: uri => this.unsaved.has(uri),
      ended: () => {
        this.refreshLenses();
        this.reportChanged(0);
      },
    }, this.options.trusted ?? true);
    const folders = params.workspaceFolders?.map(folder => folder.uri) ?? (params.rootUri ? [params.rootUri] : []);
    this.workspace = this.openWorkspace(folders.filter(isFile).map(pathOf));
    return {
      serverInfo: { name: 'forkcast' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        codeLensProvider: {},
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        // A client with commands of its own would register these a second time.
        ...(this.options.ownCommands ? {} : { executeCommandProvider: { commands: [lensCommands.benchmark] } }),
      },
    };
  }

  private openWorkspace(folders: string[]): Workspace {
    return new Workspace(folders, this.settings, { storage: this.options.storagePath ?? null, log: message => this.connection.console.info(message) });
  }

  private async initialized(): Promise<void> {
    const { workspace } = this.clientCapabilities;
    if (workspace?.didChangeConfiguration?.dynamicRegistration) await this.connection.client.register(DidChangeConfigurationNotification.type, { section: 'forkcast' });
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      await this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: `**/*.{${sourceExtensions.join()}}` }, { globPattern: '**/.gitignore' }, { globPattern: `**/{${projectFiles.join()}}` }] });
    }
    if (workspace?.workspaceFolders) {
      this.connection.workspace.onDidChangeWorkspaceFolders(() => void this.foldersChanged().catch(error => this.log(error)));
    }
    await this.configure(null).finally(this.markConfigured);
    this.refresh();
    void this.scan();
  }

  private shutDown(): void {
    clearTimeout(this.typing);
    clearTimeout(this.reporting);
    this.benchmarks.cancelAll();
  }

  /** `pushed` is what clients send that cannot be asked. */
  private async configure(pushed: unknown): Promise<void> {
    const canAsk = this.clientCapabilities.workspace?.configuration === true;
    const raw = canAsk ? await this.connection.workspace.getConfiguration('forkcast') as unknown : (pushed as { forkcast?: unknown } | null)?.forkcast;
    const before = this.settings;
    const { settings, problems } = readSettings(raw);
    this.settings = settings;
    for (const problem of problems) tellUser(this.connection, MessageType.Warning, `Forkcast: ${problem}`);
    if (JSON.stringify(before.rules) !== JSON.stringify(settings.rules)) this.workspace.setRules(settings.rules);
    if (JSON.stringify(before.exclude) !== JSON.stringify(settings.exclude)) {
      this.workspace.setExclude(settings.exclude);
      void this.scan();
    }
    if (before.lenses !== settings.lenses) this.refreshLenses();
    this.refresh();
  }

  private async foldersChanged(): Promise<void> {
    const folders = await this.connection.workspace.getWorkspaceFolders() ?? [];
    this.workspace = this.openWorkspace(folders.map(folder => folder.uri).filter(isFile).map(pathOf));
    for (const document of this.documents.all()) {
      const language = languageOfDocument(document);
      if (language !== undefined) this.workspace.edit(pathOf(document.uri), document.getText(), language);
    }
    this.refresh();
    void this.scan();
  }

  private filesChanged(all: string[]): void {
    // Installing packages changes thousands of files that are none of the user's.
    const paths = all.filter(path => !Workspace.isForeign(path));
    if (!paths.length) return;
    if (paths.length >= manyFiles || paths.some(path => path.endsWith('.gitignore') || (projectFiles as readonly string[]).includes(basename(path)))) void this.scan();
    else for (const path of paths) this.workspace.reread(path);
    this.refreshSoon();
  }

  /** Reads the workspace in the background; open documents were analysed before. */
  private async scan(): Promise<void> {
    try {
      if (await this.workspace.scan()) this.refresh();
    } catch (error) {
      this.log(error);
    }
  }

  private refreshSoon(): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.refresh(), typingMilliseconds);
  }

  /** Publishes what has changed, and has the lenses and the report asked for again. */
  private refresh(): void {
    clearTimeout(this.typing);
    if (!this.isConfigured) return;
    const changed = this.workspace.flush();
    if (!changed.length) return;
    for (const path of changed) {
      if (!this.showsAll && !this.workspace.isOpen(path)) continue;
      const file = this.workspace.analysis(path);
      this.publish(this.uriOf(path), file ? toDiagnostics(file, this.rulePages()) : []);
    }
    // Clients ask anew for the lenses of what is typed in; what depends on it they cannot know.
    if (changed.some(path => this.workspace.isOpen(path) && !this.typedIn.has(path))) this.refreshLenses();
    this.typedIn.clear();
    this.reportChanged(reportMilliseconds);
  }

  /** Nothing is said of closed files that have nothing to show and never had: a large workspace has thousands. */
  private publish(uri: string, diagnostics: Diagnostic[]): void {
    if (!diagnostics.length && !this.published.has(uri) && !this.documents.get(uri)) return;
    if (diagnostics.length) this.published.add(uri);
    else this.published.delete(uri);
    void this.connection.sendDiagnostics({ uri, diagnostics });
  }

  private refreshLenses(): void {
    if (this.clientCapabilities.workspace?.codeLens?.refreshSupport) void this.connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
  }

  private reportChanged(afterMilliseconds: number): void {
    clearTimeout(this.reporting);
    this.reporting = setTimeout(() => void this.connection.sendNotification('forkcast/reportChanged' satisfies keyof Notifications, null), afterMilliseconds);
  }

  private report(): Requests['forkcast/report'][1] {
    return reportOf(this.workspace, this.store.all(), this.rulePages(), benchmark => this.benchmarks.isStale(benchmark), benchmark => this.store.changeOf(benchmark.path, benchmark.function));
  }

  /** An open document's own language, else what the file's name says. */
  private languageOf(uri: string): Language {
    const document = this.documents.get(uri);
    return (document && languageOfDocument(document)) ?? languageOf(pathOf(uri)) ?? 'python';
  }

  private uriOf(path: string): string {
    return this.documents.keys().find(key => pathOf(key) === path) ?? uriOf(path);
  }

  private rulePages(): string {
    return this.options.rulePages ?? pathToFileURL(join(__dirname, '../docs/rules/')).href;
  }

  private log(error: unknown): void {
    this.connection.console.error(error instanceof Error ? error.stack ?? error.message : String(error));
  }

  /** Registers a typed request: checks the parameters, and tells the client what went wrong in words. */
  private answer<M extends keyof Requests>(method: M, handle: (params: Requests[M][0], cancellation: CancellationToken) => Requests[M][1] | Promise<Requests[M][1]>): void {
    this.connection.onRequest(method, async (params: unknown, cancellation: CancellationToken) => {
      const checked = checkedParameters(method, params);
      await this.configured;
      try {
        return await handle(checked, cancellation);
      } catch (error) {
        if (error instanceof RefusedError) throw new ResponseError(error.code, error.message, error.failure);
        throw error;
      }
    });
  }
}
