/** The watchman: a small process that ends a run's processes if this one is killed before it could. */
import { spawn, type ChildProcess } from 'node:child_process';
import type { Runtime } from './runtime';

export class Sentry {
  private child: ChildProcess;

  /** `run` is the common beginning of the markers of all processes of the run; `scratch` a folder to remove with them. */
  constructor(runtime: Runtime, interpreter: string, run: string, scratch: string) {
    this.child = spawn(interpreter, runtime.sentry(run, scratch), {
      detached: true,
      windowsHide: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.child.on('error', () => undefined);
    this.child.stdin?.on('error', () => undefined);
  }

  watch(processGroup: number): void {
    this.child.stdin?.write(`watch ${processGroup}\n`);
  }

  /** Its number may soon be another program's. */
  forget(processGroup: number): void {
    this.child.stdin?.write(`forget ${processGroup}\n`);
  }

  /** All has ended well; settles when the watchman has gone too. */
  async dismiss(): Promise<void> {
    const { child } = this;
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>(resolve => child.once('exit', () => resolve()));
    const timer = setTimeout(() => child.kill('SIGKILL'), 2000);
    child.stdin?.end('done\n');
    await gone;
    clearTimeout(timer);
  }
}
