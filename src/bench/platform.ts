/**
 * The one place where operating systems differ: how a tree of processes is started, found and ended, how results come
 * back, and where interpreters lie. Everything it does to the system goes through `System`, so that each platform's
 * behaviour is tested on any.
 */
import { execFile, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { posix, win32 } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Readable } from 'node:stream';

export interface System {
  kill(pid: number, signal: NodeJS.Signals): void;
  /** Standard output of a command that ran to its end; rejects where it cannot be run. */
  run(command: string, args: string[]): Promise<string>;
  /** At once, since a table of processes read bit by bit is never true. */
  list(folder: string): string[];
  read(file: string): string;
  sleep(milliseconds: number): Promise<void>;
  /** Milliseconds of a steady clock. */
  now(): number;
}

/** The way results come back from one process. */
export interface ResultChannel {
  /** What the harness is told: `fd:3` or `path:...`. */
  target: string;
  /** How the child's descriptor 3 is to be set up; null where it has none. */
  stdio: 'pipe' | null;
  /** The stream to read from, once the child has been started. */
  attach(child: ChildProcess): Promise<Readable>;
  close(): void;
}

export interface Platform {
  readonly name: NodeJS.Platform;
  readonly spawnOptions: Pick<SpawnOptions, 'detached' | 'windowsHide'>;
  /** Whether a separate process must stand watch in case this one is killed; on Windows a job object does that. */
  readonly needsSentry: boolean;
  openChannel(runId: string): Promise<ResultChannel>;
  /**
   * Ends the process, everything it started and everything that carries `marker` in its environment; asks first, then kills.
   * Settles when none is left. `graceMilliseconds` is the time between the two.
   */
  endTree(pid: number, marker: string, graceMilliseconds: number): Promise<void>;
  /** Commands that may start an interpreter, the likeliest first. */
  interpreterCommands(): [command: string, ...args: string[]][];
  /** Where a virtual environment has its interpreter. */
  environmentPython(folder: string): string;
}

/** Environment variable by which a run's processes are known again, whatever parent or session they moved to. */
export const markerName = 'FORKCAST_RUN';

export function createPlatform(name: NodeJS.Platform = process.platform, system: System = realSystem): Platform {
  return name === 'win32' ? windowsPlatform(system) : posixPlatform(name, system);
}

function posixPlatform(name: NodeJS.Platform, system: System): Platform {
  const members = async (known: Set<number>, marker: string): Promise<number[]> => (
    name === 'linux' ? membersFromProc(system, known, marker) : membersFromPs(system, known)
  );
  return {
    name,
    // A session of its own: one signal reaches all that did not leave it, and Ctrl+C in a terminal reaches none.
    spawnOptions: { detached: true },
    needsSentry: true,
    openChannel: async () => ({
      target: 'fd:3',
      stdio: 'pipe',
      attach: async child => child.stdio[3] as Readable,
      close: () => undefined,
    }),
    async endTree(pid, marker, graceMilliseconds) {
      const known = new Set([pid]);
      let alive = await members(known, marker);
      if (!alive.length) return;
      signalAll(system, pid, alive, 'SIGTERM');
      for (const asked = system.now(); alive.length && system.now() - asked < graceMilliseconds;) {
        await system.sleep(20);
        alive = await members(known, marker);
      }
      for (let attempt = 0; alive.length && attempt < 100; attempt++) {
        signalAll(system, pid, alive, 'SIGKILL');
        await system.sleep(10);
        alive = await members(known, marker);
      }
    },
    interpreterCommands: () => [['python3'], ['python']],
    environmentPython: folder => posix.join(folder, 'bin', 'python'),
  };
}

function signalAll(system: System, group: number, pids: number[], signal: NodeJS.Signals): void {
  for (const target of [-group, ...pids]) {
    try {
      system.kill(target, signal);
    } catch { /* it has gone, or was never ours */ }
  }
}

interface ProcessRow { pid: number; parent: number; group: number; session: number; zombie: boolean; marked: boolean }

/** Those of `rows` that belong to the tree, with all known before; `known` learns the new ones, so that orphans stay known. */
function belonging(rows: ProcessRow[], known: Set<number>): number[] {
  for (let grown = true; grown;) {
    grown = false;
    for (const row of rows) {
      if (!known.has(row.pid) && (row.marked || known.has(row.parent) || known.has(row.group) || known.has(row.session))) {
        known.add(row.pid);
        grown = true;
      }
    }
  }
  return rows.filter(row => known.has(row.pid) && !row.zombie).map(row => row.pid);
}

function membersFromProc(system: System, known: Set<number>, marker: string): number[] {
  const rows = system.list('/proc').filter(name => /^\d+$/.test(name)).flatMap((name): ProcessRow[] => {
    try {
      const stat = system.read(`/proc/${name}/stat`);
      // The name in brackets may hold anything, brackets and blanks included.
      const [state, parent, group, session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const marked = carries(system, name, marker);
      return [{ pid: Number(name), parent: Number(parent), group: Number(group), session: Number(session), zombie: /[ZX]/.test(state), marked }];
    } catch {
      return []; // it ended just now
    }
  });
  return belonging(rows, known);
}

function carries(system: System, pid: string, marker: string): boolean {
  try {
    return system.read(`/proc/${pid}/environ`).split('\0').includes(`${markerName}=${marker}`);
  } catch {
    return false; // another user's
  }
}

async function membersFromPs(system: System, known: Set<number>): Promise<number[]> {
  const listing = await system.run('ps', ['-A', '-o', 'pid=,ppid=,pgid=,stat=']);
  const rows = listing.split('\n').map(line => line.trim().split(/\s+/)).filter(columns => columns.length >= 4).map(([pid, parent, group, state]): ProcessRow => (
    { pid: Number(pid), parent: Number(parent), group: Number(group), session: Number(group), zombie: state.startsWith('Z'), marked: false }
  ));
  return belonging(rows, known);
}

function windowsPlatform(system: System): Platform {
  return {
    name: 'win32',
    spawnOptions: { detached: false, windowsHide: true },
    // The harness puts itself into a job object that ends with it, and ends itself when its standard input does.
    needsSentry: false,
    openChannel: runId => namedPipe(`\\\\.\\pipe\\forkcast-${runId}`),
    async endTree(pid) {
      // Console programs cannot be asked; where the root has gone, its job object has ended the others already.
      await system.run('taskkill', ['/PID', String(pid), '/T', '/F']).catch(() => undefined);
    },
    interpreterCommands: () => [['py', '-3'], ['python'], ['python3']],
    environmentPython: folder => win32.join(folder, 'Scripts', 'python.exe'),
  };
}

/** Descriptors beyond the third are not inherited reliably on Windows: the harness opens a named pipe for writing instead. */
export async function namedPipe(path: string): Promise<ResultChannel> {
  let server: Server | null = null;
  const connected = new Promise<Socket>((resolve, reject) => {
    server = createServer({ pauseOnConnect: false }, socket => {
      server?.close();
      resolve(socket);
    });
    server.once('error', reject);
  });
  connected.catch(() => undefined);
  await new Promise<void>((resolve, reject) => {
    server!.once('error', reject);
    server!.listen(path, resolve);
  });
  return { target: `path:${path}`, stdio: null, attach: () => connected, close: () => server?.close() };
}

const realSystem: System = {
  kill: (pid, signal) => void process.kill(pid, signal),
  run: (command, args) => new Promise((resolve, reject) => {
    execFile(command, args, { windowsHide: true, maxBuffer: 1 << 24 }, (error, stdout) => (error ? reject(error) : resolve(stdout)));
  }),
  list: folder => readdirSync(folder),
  read: file => readFileSync(file, 'latin1'),
  sleep: milliseconds => delay(milliseconds),
  now: () => performance.now(),
};
