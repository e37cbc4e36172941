/** Which Python the user has chosen in the editor. Everything else about interpreters is the runner's business. */
import * as vscode from 'vscode';

const pythonExtensionId = 'ms-python.python';

/** The interpreter chosen in VS Code's Python extension for this file; undefined where the extension is not there or has none. */
export async function interpreterOfPythonExtension(resource: vscode.Uri, log: vscode.LogOutputChannel): Promise<string | undefined> {
  if (!vscode.extensions.getExtension(pythonExtensionId)) return undefined;
  try {
    const { PythonExtension } = await import('@vscode/python-extension');
    const api = await PythonExtension.api();
    const { path } = api.environments.getActiveEnvironmentPath(resource);
    const resolved = await api.environments.resolveEnvironment(path);
    return resolved?.executable.uri?.fsPath;
  } catch (error) {
    log.warn(`The Python extension did not say which interpreter is chosen: ${(error as Error).message}`);
    return undefined;
  }
}

/** Lets the user choose: in the Python extension where it is installed, since its choice counts, else by path into our own setting. */
export async function selectInterpreter(): Promise<void> {
  if (vscode.extensions.getExtension(pythonExtensionId)) {
    await vscode.commands.executeCommand('python.setInterpreter');
    return;
  }
  const setting = vscode.workspace.getConfiguration('forkcast').get('python.interpreter', '');
  const choices: (vscode.QuickPickItem & { run(): Thenable<unknown> })[] = [
    { label: '$(folder-opened) Browse...', run: browse },
    { label: '$(edit) Enter a path...', run: () => enter(setting) },
    { label: '$(wand) Automatic', description: "the workspace's .venv, else python3 on the path", run: () => store('') },
  ];
  const chosen = await vscode.window.showQuickPick(choices, { title: 'Python for benchmarks', placeHolder: setting ? `Now: ${setting}` : 'Now: automatic' });
  await chosen?.run();
}

async function browse(): Promise<void> {
  const [file] = await vscode.window.showOpenDialog({ title: 'Python for benchmarks', openLabel: 'Use', canSelectMany: false }) ?? [];
  if (file) await store(file.fsPath);
}

async function enter(value: string): Promise<void> {
  const path = await vscode.window.showInputBox({ title: 'Python for benchmarks', prompt: 'Path of a Python interpreter', value, placeHolder: '/usr/bin/python3' });
  if (path !== undefined) await store(path.trim());
}

/** In the workspace where there is one: projects differ in their interpreters. */
async function store(path: string): Promise<void> {
  const target = vscode.workspace.workspaceFolders?.length ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration('forkcast').update('python.interpreter', path || undefined, target);
}
