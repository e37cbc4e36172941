/** The terminal: results to standard output or a file, progress and questions on standard error, so that pipes stay clean. */
import { writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { makeFolder } from '../files';
import { UsageError } from './options';

export const interactive = process.stderr.isTTY === true && process.stdin.isTTY === true;

/** Whether to colour a stream, as https://no-color.org and FORCE_COLOR have it. */
export function coloured(stream: NodeJS.WriteStream): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR) return process.env.FORCE_COLOR !== '0';
  return stream.isTTY === true && process.env.TERM !== 'dumb';
}

/** Prints a result, or writes it to the file that --output names, making its folder. Throws UsageError where it cannot be written. */
export async function deliver(text: string, file: unknown): Promise<void> {
  if (typeof file === 'string') {
    try {
      makeFolder(dirname(resolve(file)));
      writeFileSync(file, text);
    } catch (error) {
      throw new UsageError(`Cannot write ${file} (${(error as Error).message}). Name a file in a folder that you may write to.`);
    }
    return;
  }
  // A pipe takes long texts in parts: exiting before the callback would cut them off.
  await new Promise<void>((done, failed) => process.stdout.write(text, error => (error && (error as NodeJS.ErrnoException).code !== 'EPIPE' ? failed(error) : done())));
}

/** One line that is written over while something runs; where no one watches, each new phase is a line of its own. */
export class Progress {
  private shown = 0;
  private lastLine = '';
  private lastTime = 0;

  constructor(private readonly quiet: boolean) {}

  /** Shows `text` now, or keeps quiet when the last one is younger than 80 ms. */
  update(text: string): void {
    if (this.quiet || !process.stderr.isTTY) return;
    const now = Date.now();
    if (now - this.lastTime < 80) return;
    this.lastTime = now;
    const width = (process.stderr.columns ?? 80) - 1;
    const line = text.length > width ? `${text.slice(0, width - 1)}…` : text;
    process.stderr.write(`\r${line.padEnd(this.shown)}`);
    this.shown = line.length;
  }

  /** A line that stays. */
  line(text: string): void {
    if (this.quiet) return;
    this.clear();
    if (text !== this.lastLine) process.stderr.write(`${text}\n`);
    this.lastLine = text;
  }

  clear(): void {
    if (this.shown) process.stderr.write(`\r${' '.repeat(this.shown)}\r`);
    this.shown = 0;
    this.lastTime = 0;
  }
}

/** Asks on the terminal; false where there is no one to ask. */
export async function confirm(question: string): Promise<boolean> {
  if (!interactive) return false;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
  } finally {
    lines.close();
  }
}
