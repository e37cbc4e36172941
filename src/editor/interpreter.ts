/** Which Python or Node the user has chosen in the editor. Everything else about interpreters is the runner's business. */
import * as vscode from 'vscode';
import { languageIds, type SettingName } from './contributions';

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

interface Choice {
  setting: SettingName;
  /** `Python for benchmarks` */
  title: string;
  /** What is run where nothing is chosen. */
  automatic: string;
  example: string;
}

const python: Choice = { setting: 'python.interpreter', title: 'Python for benchmarks', automatic: "the workspace's .venv, else python3 on the path", example: '/usr/bin/python3' };
const node: Choice = { setting: 'node.path', title: 'Node for benchmarks of JavaScript and TypeScript', automatic: 'node on the path', example: '/usr/bin/node' };

/** Lets the user choose for the language of the file being edited: in the Python extension where it is installed, since its choice counts, else by path into our own setting. */
export async function selectInterpreter(): Promise<void> {
  const choice = await choiceToMake();
  if (!choice) return;
  if (choice === python && vscode.extensions.getExtension(pythonExtensionId)) {
    await vscode.commands.executeCommand('python.setInterpreter');
    return;
  }
  const now = vscode.workspace.getConfiguration('forkcast').get(choice.setting, '');
  const ways: (vscode.QuickPickItem & { run(): Thenable<unknown> })[] = [
    { label: '$(folder-opened) Browse...', run: () => browse(choice) },
    { label: '$(edit) Enter a path...', run: () => enter(choice, now) },
    { label: '$(wand) Automatic', description: choice.automatic, run: () => store(choice, '') },
  ];
  const chosen = await vscode.window.showQuickPick(ways, { title: choice.title, placeHolder: now ? `Now: ${now}` : 'Now: automatic' });
  await chosen?.run();
}

async function choiceToMake(): Promise<Choice | undefined> {
  const language = vscode.window.activeTextEditor?.document.languageId ?? '';
  if (languageIds.includes(language)) return language === 'python' ? python : node;
  const asked = await vscode.window.showQuickPick([python, node].map(choice => ({ label: choice.title, choice })), { title: 'Which interpreter?' });
  return asked?.choice;
}

async function browse(choice: Choice): Promise<void> {
  const [file] = await vscode.window.showOpenDialog({ title: choice.title, openLabel: 'Use', canSelectMany: false }) ?? [];
  if (file) await store(choice, file.fsPath);
}

async function enter(choice: Choice, value: string): Promise<void> {
  const path = await vscode.window.showInputBox({ title: choice.title, prompt: 'Path of the program', value, placeHolder: choice.example });
  if (path !== undefined) await store(choice, path.trim());
}

/** In the workspace where there is one: projects differ in their interpreters. */
async function store({ setting }: Choice, path: string): Promise<void> {
  const target = vscode.workspace.workspaceFolders?.length ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration('forkcast').update(setting, path || undefined, target);
}
