/** Runs a program for what it says of itself, with a limit on how long it may take. */
import { spawn } from 'node:child_process';
import { OutputTail } from './output';

export const probeSeconds = 15;

export interface Probed {
  error?: NodeJS.ErrnoException;
  timedOut: boolean;
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Never rejects: what goes wrong is in the answer. */
export function probe([command, ...args]: readonly string[], environment: NodeJS.ProcessEnv): Promise<Probed> {
  return new Promise(resolve => {
    const stdout = new OutputTail();
    const stderr = new OutputTail();
    let timedOut = false;
    const child = spawn(command, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    const settle = (rest: Partial<Probed>) => {
      clearTimeout(timer);
      resolve({ timedOut, code: null, signal: null, stdout: stdout.text(), stderr: stderr.text(), ...rest });
    };
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
      child.stdout.destroy();
      child.stderr.destroy();
    }, probeSeconds * 1000);
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.once('error', error => settle({ error }));
    child.once('close', (code, signal) => settle({ code, signal }));
  });
}
