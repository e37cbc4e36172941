/** Arguments from a real run: which recording to use, or which program to run for a new one. */
import * as vscode from 'vscode';
import type { RecordingOffer } from '../server/protocol';
import type { ServerConnection } from './server-connection';

interface Choice extends vscode.QuickPickItem {
  recording?: RecordingOffer;
  program?: string;
}

/** Where a caller has chosen already, a test or another extension. */
export interface RecordedOptions {
  program?: string;
}

/** The path of a recording; undefined where the user turned back. Runs the user's program where a new one is wanted. */
export async function recordedArguments(
  server: ServerConnection, uri: string, name: string, interpreter: string | undefined, watch: (message: string | null) => void, { program }: RecordedOptions,
): Promise<string | undefined> {
  const chosen: Choice | undefined = program ? { label: program, program } : await choose(server, uri, name);
  if (!chosen) return undefined;
  if (chosen.recording) return chosen.recording.path;
  // Once, as the user would run it: there is nothing to confirm, but the title says what happens.
  const title = `Running ${chosen.program!} once to record calls of ${name}`;
  const result = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: `${title} (cancel when it is enough)`, cancellable: true }, (progress, token) =>
    server.requestWithProgress('forkcast/record', { uri, function: name, program: chosen.program!, interpreter }, message => {
      watch(message);
      progress.report({ message });
    }, token));
  if (result.notes.length > 1) void vscode.window.showWarningMessage(result.notes.join(' '));
  return result.path;
}

/** A list of recordings and programs that takes any other command line too. */
async function choose(server: ServerConnection, uri: string, name: string): Promise<Choice | undefined> {
  const { recordings, programs } = await server.request('forkcast/recordings', { uri, function: name });
  const offered: Choice[] = [
    ...(recordings.length ? [separator('Recorded before')] : []),
    ...recordings.map((recording): Choice => ({
      label: `$(history) ${recording.calls} ${recording.calls === 1 ? 'call' : 'calls'} from ${recording.entry}`,
      description: new Date(recording.at).toLocaleString(), detail: recording.stale ? 'The function has changed since.' : undefined, recording,
    })),
    separator('Run once and record'),
    ...programs.map((program): Choice => ({ label: `$(play) ${program}`, program })),
  ];
  const pick = vscode.window.createQuickPick<Choice>();
  pick.title = `Which program calls ${name}?`;
  pick.placeholder = 'Choose, or type what you would type in a terminal: main.py --fast, -m shop.report, pytest tests, npm run report';
  pick.items = offered;
  pick.ignoreFocusOut = true;
  const typing = pick.onDidChangeValue(value => {
    const typed = value.trim();
    pick.items = typed && !programs.includes(typed) ? [{ label: `$(terminal) ${typed}`, description: 'run this', program: typed, alwaysShow: true }, ...offered] : offered;
  });
  try {
    return await new Promise<Choice | undefined>(resolve => {
      pick.onDidAccept(() => resolve(pick.selectedItems[0]));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    typing.dispose();
    pick.dispose();
  }
}

const separator = (label: string): Choice => ({ label, kind: vscode.QuickPickItemKind.Separator });
