/** Runs the command line as a user does: the built program, in a process of its own, in a folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const program = join(process.cwd(), 'dist', 'cli.js');

export interface Ran {
  status: number | null;
  out: string;
  err: string;
}

export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'forkcast-cli-'));
  /** Not the user's own. */
  readonly cache = `${this.path}-cache`;

  write(name: string, content: string | Buffer): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  start(...words: string[]): ChildProcess {
    return spawn(process.execPath, [program, ...words], { cwd: this.path, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1', FORKCAST_CACHE_FOLDER: this.cache, FORKCAST_STATE_FOLDER: join(this.cache, 'state') } });
  }

  run(...words: string[]): Promise<Ran> {
    const child = this.start(...words);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout!.on('data', data => out.push(data));
    child.stderr!.on('data', data => err.push(data));
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', status => resolve({ status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }));
    });
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
    rmSync(this.cache, { recursive: true, force: true });
  }
}

/** Options that ask for rules which these tests look for, and which speak only when somebody does. */
export const asked = ['--rule', 'FC103=information', '--rule', 'FC107=warning'];
