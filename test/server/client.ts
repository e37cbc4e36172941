/** A language client for the tests: starts the built server over stdio, as any editor would, and keeps what it hears. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CodeActionRequest, CodeLensRequest, ConfigurationRequest, createProtocolConnection, DidChangeConfigurationNotification, DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification, DidCloseTextDocumentNotification, DidOpenTextDocumentNotification, HoverRequest, InitializedNotification, InitializeRequest, LogMessageNotification,
  PublishDiagnosticsNotification, RegistrationRequest, ShowMessageNotification, ShutdownRequest, StreamMessageReader, StreamMessageWriter, WorkDoneProgressCreateRequest,
  type CodeAction, type CodeLens, type Diagnostic, type FileChangeType, type Hover, type InitializeResult, type ProtocolConnection, type Range,
} from 'vscode-languageserver/node';
import type { InitializationOptions, Notifications, Requests } from '../../src/server/protocol';

export interface Options {
  /** Files of the workspace, by relative path. */
  files?: Record<string, string>;
  initializationOptions?: InitializationOptions;
  /** The `forkcast` section. */
  settings?: Record<string, unknown>;
  /** A workspace made before. */
  folder?: string;
}

/** Rules that these tests look for, although users have to ask for them. */
export const lookedFor = { FC101: 'information', FC103: 'information', FC107: 'warning' };

export class Client {
  readonly published = new Map<string, Diagnostic[]>();
  /** Count of publications by URI, to tell a refresh from what was there. */
  readonly publications = new Map<string, number>();
  readonly messages: string[] = [];
  capabilities!: InitializeResult['capabilities'];
  settings: Record<string, unknown>;
  stderr = '';
  private readonly listeners = new Set<() => void>();

  private constructor(readonly folder: string, readonly child: ChildProcess, readonly connection: ProtocolConnection, settings: Record<string, unknown>) {
    this.settings = settings;
  }

  static async start(options: Options = {}): Promise<Client> {
    const folder = options.folder ?? realpathSync(mkdtempSync(join(tmpdir(), 'forkcast-server-')));
    for (const [path, text] of Object.entries(options.files ?? {})) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const child = spawn(process.execPath, [join(process.cwd(), 'dist/server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    const client = new Client(folder, child, connection, { rules: lookedFor, ...options.settings });
    child.stderr.on('data', text => (client.stderr += text));
    // Writing to a server that was killed on purpose is part of some tests.
    child.stdin.on('error', () => undefined);
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      client.published.set(uri, diagnostics);
      client.publications.set(uri, (client.publications.get(uri) ?? 0) + 1);
      client.listeners.forEach(listener => listener());
    });
    for (const type of [LogMessageNotification.type, ShowMessageNotification.type]) connection.onNotification(type, ({ message }) => {
      client.messages.push(message);
      client.listeners.forEach(listener => listener());
    });
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => client.settings));
    connection.onRequest(RegistrationRequest.type, () => undefined);
    connection.onRequest(WorkDoneProgressCreateRequest.type, () => undefined);
    connection.onRequest('workspace/codeLens/refresh', () => null);
    connection.listen();
    const { capabilities } = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'workspace' }],
      capabilities: {
        workspace: { configuration: true, codeLens: { refreshSupport: true }, didChangeConfiguration: { dynamicRegistration: true }, didChangeWatchedFiles: { dynamicRegistration: true }, workspaceFolders: true },
        textDocument: { publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true } },
        window: { workDoneProgress: true },
      },
      initializationOptions: options.initializationOptions,
    });
    client.capabilities = capabilities;
    await connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).href;
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  async open(path: string, text: string): Promise<string> {
    const uri = this.uri(path);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'python', version: 1, text } });
    return uri;
  }

  /** An incremental edit, as an editor sends one for each key. */
  async edit(uri: string, range: Range, text: string, version: number): Promise<void> {
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges: [{ range, text }] });
  }

  async replace(uri: string, text: string, version: number): Promise<void> {
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges: [{ text }] });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  async watched(path: string, type: FileChangeType): Promise<void> {
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri: this.uri(path), type }] });
  }

  async changeSettings(settings: Record<string, unknown>): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  }

  request<M extends keyof Requests>(method: M, params: Requests[M][0]): Promise<Requests[M][1]> {
    return this.connection.sendRequest(method, params);
  }

  notify<M extends keyof Notifications>(method: M, params: Notifications[M]): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  async lenses(uri: string): Promise<CodeLens[]> {
    return (await this.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
  }

  hover(uri: string, line: number, character: number): Promise<Hover | null> {
    return this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line, character } });
  }

  async actions(uri: string, diagnostics: Diagnostic[]): Promise<CodeAction[]> {
    return ((await this.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range: diagnostics[0].range, context: { diagnostics } })) ?? []) as CodeAction[];
  }

  /** The diagnostics of a document once they satisfy `wanted`; rejects with what was there instead. */
  diagnostics(uri: string, wanted: (diagnostics: Diagnostic[]) => boolean): Promise<Diagnostic[]> {
    return this.until(
      () => { const published = this.published.get(uri); return published && wanted(published) ? published : undefined; },
      () => `last published: ${JSON.stringify(this.published.get(uri)?.map(one => `${one.code} ${one.range.start.line}: ${one.message}`))}`,
    );
  }

  /** A message to the user or the log that holds a text. */
  said(text: string): Promise<string> {
    return this.until(() => this.messages.find(message => message.includes(text)), () => `no message with "${text}" among ${JSON.stringify(this.messages)}`);
  }

  private until<T>(look: () => T | undefined, otherwise: () => string, limitMilliseconds = 20_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const listener = () => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(timer);
        this.listeners.delete(listener);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.listeners.delete(listener);
        reject(new Error(`Not in time: ${otherwise()}\n${this.stderr}`));
      }, limitMilliseconds);
      this.listeners.add(listener);
      listener();
    });
  }

  exited(): Promise<number | null> {
    return new Promise(resolve => (this.child.exitCode === null && this.child.signalCode === null ? this.child.once('exit', resolve) : resolve(this.child.exitCode)));
  }

  /** Ends as an editor ends: shutdown, exit; the folder is removed unless it is to be used again. */
  async stop({ keepFolder = false } = {}): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      await this.connection.sendRequest(ShutdownRequest.type).catch(() => undefined);
      await this.connection.sendNotification('exit').catch(() => undefined);
      const timer = setTimeout(() => this.child.kill('SIGKILL'), 5_000);
      await this.exited();
      clearTimeout(timer);
    }
    this.connection.dispose();
    if (!keepFolder) rmSync(this.folder, { recursive: true, force: true });
  }
}
