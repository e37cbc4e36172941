/**
 * Ends what a benchmark started if the program that supervises it dies first. Standard input is the life line: it names a process
 * group a line (`watch 123`, `forget 123` once it has ended), and `done` when all has ended well. If it ends without that, the supervisor was killed; then every
 * named group and every process that carries the run's mark in its environment is killed too. A process of its own, since a
 * harness in an endless loop could not do it.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';

const [run, scratch] = process.argv.slice(2);
const windows = process.platform === 'win32';
let groups: number[] = [];
let endedWell = false;

function marked(): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter(name => /^\d+$/.test(name) && Number(name) !== process.pid).map(Number).filter(pid => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').some(part => part.startsWith(`FORKCAST_RUN=${run}`));
    } catch {
      return false; // it has gone, or is another user's
    }
  });
}

function kill(target: number): void {
  try {
    process.kill(target, 'SIGKILL');
  } catch { /* it has gone */ }
}

function endAll(): void {
  for (const group of groups) {
    if (windows) spawnSync('taskkill', ['/PID', String(group), '/T', '/F'], { windowsHide: true });
    else kill(-group);
  }
  for (let attempt = 0; attempt < 100; attempt++) {
    const left = marked();
    if (!left.length) return;
    left.forEach(kill);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
let pending = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text: string) => {
  const lines = (pending + text).split('\n');
  pending = lines.pop()!;
  for (const line of lines) {
    const [word, value] = line.split(' ');
    if (word === 'watch') groups.push(Number(value));
    if (word === 'forget') groups = groups.filter(group => group !== Number(value));
    if (word === 'done') endedWell = true;
  }
});
process.stdin.once('close', () => {
  if (!endedWell) endAll();
  // In either case: the supervisor may be killed between its last word and its own tidying.
  rmSync(scratch, { recursive: true, force: true });
});
