/** Which processes of a benchmark are alive; for suites in VS Code and beside it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readlinkSync } from 'node:fs';

/** Harnesses of both languages, their workers and watchmen. */
const ofHarness = /forkcast_harness|multiprocessing[.\w]* import|[\\/]dist[\\/]node[\\/](?:controller|sentry|worker|entry)/;

/** Ids of processes that run a benchmark for this workspace. Where a process' folder cannot be asked for, those of all workspaces. */
export function harnessProcesses(workspace: string): number[] {
  return execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' }).split('\n')
    .map(row => /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(row))
    .filter(match => match && !match[2].startsWith('Z') && ofHarness.test(match[3]) && runsIn(match[1], workspace))
    .map(match => Number(match![1]));
}

function runsIn(pid: string, folder: string): boolean {
  if (!existsSync('/proc')) return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
  } catch {
    return false;
  }
}
