/** The two lines to the outside: commands in, answers out, both away from what user code can reach by habit. */
import { fstatSync, openSync, writeSync } from 'node:fs';
import { Readable } from 'node:stream';
import { protocolVersion } from '../protocol-version';

/** Exit status that says "the line for answers was closed or replaced under me". */
const channelLost = 97;

export class Channel {
  private readonly descriptor: number;
  private readonly identity: string;
  private readonly end = process.reallyExit.bind(process);

  /** `target` is `fd:3` or `path:...` (a named pipe, where descriptors are not inherited). */
  constructor(target: string) {
    const [kind, where] = [target.slice(0, target.indexOf(':')), target.slice(target.indexOf(':') + 1)];
    this.descriptor = kind === 'fd' ? Number(where) : openSync(where, 'w');
    this.identity = this.identify();
  }

  /** Calls back with each command; `onEnd` when the other side has gone. */
  listen(onCommand: (command: unknown) => void, onEnd: () => void): void {
    const input = process.stdin;
    // User code that reads standard input sees its end at once instead of eating our commands.
    Object.defineProperty(process, 'stdin', { value: Readable.from([]), configurable: true });
    let pending = '';
    input.setEncoding('utf8');
    input.on('data', (text: string) => {
      const lines = (pending + text).split('\n');
      pending = lines.pop()!;
      for (const line of lines) onCommand(JSON.parse(line));
    });
    input.once('end', onEnd).once('error', onEnd);
  }

  send(message: Record<string, unknown>): void {
    let data = Buffer.from(`${JSON.stringify({ ...message, v: protocolVersion })}\n`);
    try {
      // Where user code closed our descriptor, the number may by now be a file of its own.
      if (this.identify() !== this.identity) this.end(channelLost);
      while (data.length) data = data.subarray(this.write(data));
    } catch {
      this.end(channelLost);
    }
  }

  private write(data: Buffer): number {
    try {
      return writeSync(this.descriptor, data);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0;
      throw error;
    }
  }

  private identify(): string {
    const { dev, ino } = fstatSync(this.descriptor);
    return `${dev}:${ino}`;
  }
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace NodeJS {
    interface Process {
      /** Ends at once, without the handlers that user code may have put in the way. */
      reallyExit(code: number): never;
    }
  }
}
