/** The editor's end of the language server: starts it lazily, restarts it, speaks the typed requests of `server/protocol.ts`. */
import { join } from 'node:path';
import * as vscode from 'vscode';
import { languageIds } from './contributions';
import type * as clientLibrary from './language-client';
import type { InitializationOptions, Notifications, Requests } from '../server/protocol';

/** What a failed request says; `data` is a Failure where the server could name one. */
export interface ServerError extends Error {
  code?: number;
  data?: unknown;
}

/** Documents that are shown as themselves; the left side of a diff, for one, is not. */
const documentSelector = ['file', 'untitled', 'vscode-vfs'].flatMap(scheme => languageIds.map(language => ({ scheme, language })));

/** Not an `import`, which would put the library into the bundle that activation reads. */
function loadClientLibrary(): typeof clientLibrary {
  return require(join(__dirname, 'client.js')) as typeof clientLibrary;
}

export class ServerConnection implements vscode.Disposable {
  private client: Promise<clientLibrary.LanguageClient> | null = null;
  private readonly reportChanged = new vscode.EventEmitter<void>();
  readonly onReportChanged = this.reportChanged.event;

  constructor(private readonly context: vscode.ExtensionContext, private readonly log: vscode.LogOutputChannel) {}

  /** Starts the server unless it runs; resolves when it answers. */
  start(): Promise<clientLibrary.LanguageClient> {
    this.client ??= this.create().catch(error => {
      this.client = null;
      this.log.error(error);
      throw error;
    });
    return this.client;
  }

  async request<M extends keyof Requests>(method: M, params: Requests[M][0], token?: vscode.CancellationToken): Promise<Requests[M][1]> {
    const client = await this.start();
    return client.sendRequest<Requests[M][1]>(method, params, token);
  }

  async notify<M extends keyof Notifications>(method: M, params: Notifications[M]): Promise<void> {
    if (this.client) await (await this.client).sendNotification(method, params);
  }

  /** As `request`, with the work-done progress that the server reports about it. */
  async requestWithProgress<M extends 'forkcast/benchmark' | 'forkcast/record' | 'forkcast/analyzeWorkspace'>(
    method: M, params: Requests[M][0], onMessage: (message: string, percentage?: number) => void, token: vscode.CancellationToken,
  ): Promise<Requests[M][1]> {
    const { WorkDoneProgress } = loadClientLibrary();
    const client = await this.start();
    const workDoneToken = `${method}-${Date.now()}-${Math.random()}`;
    const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, progress => {
      if (progress.kind !== 'end' && progress.message) onMessage(progress.message, progress.percentage);
    });
    try {
      return await client.sendRequest<Requests[M][1]>(method, { ...params, workDoneToken }, token);
    } finally {
      listening.dispose();
    }
  }

  async restart(): Promise<void> {
    const client = this.client;
    this.client = null;
    if (client) await client.then(running => running.dispose()).catch(error => this.log.warn(error));
    await this.start();
    this.reportChanged.fire();
  }

  dispose(): Promise<void> | void {
    this.reportChanged.dispose();
    return this.client?.then(client => client.dispose()).catch(() => undefined);
  }

  private async create(): Promise<clientLibrary.LanguageClient> {
    const { LanguageClient, TransportKind } = loadClientLibrary();
    const options: InitializationOptions = {
      trusted: vscode.workspace.isTrusted,
      storagePath: this.context.storageUri?.scheme === 'file' ? this.context.storageUri.fsPath : undefined,
      rulePages: `${vscode.Uri.joinPath(this.context.extensionUri, 'docs/rules').toString()}/`,
      ownCommands: true,
    };
    const run = { module: this.context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
    const client = new LanguageClient('forkcast', 'Forkcast', { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6019'] } } }, {
      documentSelector,
      initializationOptions: options,
      outputChannel: this.log,
      synchronize: { configurationSection: 'forkcast' },
    });
    client.onNotification('forkcast/reportChanged' satisfies keyof Notifications, () => this.reportChanged.fire());
    await client.start();
    this.context.subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(() => void client.sendNotification('forkcast/trusted' satisfies keyof Notifications)));
    return client;
  }
}
