/** The report in the activity bar: asks the server for the view model, hands it to the page, and does what the page asks for. */
import { randomBytes } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import * as vscode from 'vscode';
import type { Range } from '../model';
import { messageToWebview, parseFromWebview, type FromWebview, type ToWebview } from '../report/messages';
import { webviewPage } from '../report/webview-page';
import type { ReportModel } from '../report';
import type { CommandId } from './contributions';
import type { ServerConnection } from './server-connection';

type Task = Extract<ToWebview, { type: 'progress' }>['task'];

/** Several changes in a row make one new report. */
const settleMilliseconds = 300;

export class ReportView implements vscode.WebviewViewProvider, vscode.Disposable {
  private view: vscode.WebviewView | null = null;
  /** What the page shows; a page that was hidden starts anew and is sent it again. */
  private model: ReportModel | null = null;
  private task: Task = null;
  /** The page listens. */
  private ready = false;
  private outdated = true;
  private timer: NodeJS.Timeout | undefined;
  private readonly listening: vscode.Disposable;

  constructor(private readonly extensionUri: vscode.Uri, private readonly server: ServerConnection, private readonly log: vscode.LogOutputChannel) {
    this.listening = server.onReportChanged(() => {
      this.outdated = true;
      this.refreshSoon();
    });
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.view = view;
    this.ready = false;
    const dist = vscode.Uri.joinPath(this.extensionUri, 'dist');
    view.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    view.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    view.onDidChangeVisibility(() => {
      // A hidden page is thrown away; the one that comes back says when it is ready.
      if (!view.visible) this.ready = false;
      else this.refreshSoon();
    });
    view.onDidDispose(() => {
      this.view = null;
      this.ready = false;
    });
    view.webview.html = webviewPage({
      cspSource: view.webview.cspSource,
      nonce: randomBytes(16).toString('base64url'),
      scriptUri: view.webview.asWebviewUri(vscode.Uri.joinPath(dist, 'webview.js')).toString(),
      styleUri: view.webview.asWebviewUri(vscode.Uri.joinPath(dist, 'report.css')).toString(),
    });
  }

  /** What is under way, for those who watch the report; null: it has ended. */
  showProgress(task: Task): void {
    this.task = task;
    this.send(messageToWebview({ type: 'progress', task }));
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listening.dispose();
  }

  private receive(raw: unknown): void {
    let message: FromWebview;
    try {
      message = parseFromWebview(raw);
    } catch (error) {
      this.log.warn((error as Error).message);
      return;
    }
    this.handle(message).catch(error => {
      this.log.error(error);
      void vscode.window.showErrorMessage(`Forkcast: ${(error as Error).message}`);
    });
  }

  private async handle(message: FromWebview): Promise<void> {
    const run = (command: CommandId, ...parameters: unknown[]) => vscode.commands.executeCommand(command, ...parameters);
    switch (message.type) {
      case 'ready':
        this.ready = true;
        if (this.model) this.send(messageToWebview({ type: 'report', model: this.model }));
        this.send(messageToWebview({ type: 'progress', task: this.task }));
        return this.refresh();
      case 'open': return this.open(message.path, message.range);
      case 'benchmark': {
        const colon = message.target.lastIndexOf(':');
        return void (await run('forkcast.benchmarkFunction', this.fileOf(message.target.slice(0, colon)), message.target.slice(colon + 1)));
      }
      case 'analyzeWorkspace': return void (await run('forkcast.analyzeWorkspace'));
      case 'export': return void (await run('forkcast.exportReport'));
      case 'openRule': return void (await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.joinPath(this.extensionUri, 'docs/rules', `${message.rule}.md`)));
    }
  }

  private async open(path: string, range: Range | null): Promise<void> {
    const selection = range ? new vscode.Range(range.start.line - 1, range.start.column - 1, range.end.line - 1, range.end.column - 1) : undefined;
    await vscode.window.showTextDocument(this.fileOf(path), { selection, preview: true });
  }

  /** Paths in the report are relative to its base, or absolute, or addresses of their own. */
  private fileOf(path: string): vscode.Uri {
    if (/^[a-z][a-z0-9+.-]+:/i.test(path) && !isAbsolute(path)) return vscode.Uri.parse(path);
    return vscode.Uri.file(isAbsolute(path) ? path : join(this.model?.basePath ?? '', path));
  }

  private refreshSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh().catch(error => this.log.warn(error)), settleMilliseconds);
  }

  /** Fetches the report where it is out of date and somebody looks. */
  private async refresh(): Promise<void> {
    if (!this.view?.visible || !this.ready || !this.outdated) return;
    this.outdated = false;
    try {
      this.model = await this.server.request('forkcast/report', null);
    } catch (error) {
      this.outdated = true;
      throw error;
    }
    this.send(messageToWebview({ type: 'report', model: this.model }));
  }

  private send(message: ToWebview): void {
    if (this.ready) void this.view?.webview.postMessage(message);
  }
}
