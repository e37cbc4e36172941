/** Counts lines of a kind in a file that grows, reading only what is new. */
import { closeSync, openSync, readSync } from 'node:fs';

export class LineCounter {
  private descriptor: number | null = null;
  private pending = '';
  private found = 0;
  private readonly chunk = Buffer.alloc(1 << 16);

  /** Lines that begin with `prefix` are counted. The file may come to exist later. */
  constructor(private readonly path: string, private readonly prefix: string) {}

  count(): number {
    try {
      this.descriptor ??= openSync(this.path, 'r');
    } catch {
      return 0;
    }
    for (let bytes = 1; bytes > 0;) {
      bytes = readSync(this.descriptor, this.chunk, 0, this.chunk.length, null);
      const lines = (this.pending + this.chunk.toString('latin1', 0, bytes)).split('\n');
      // Of a line still being written only the beginning matters.
      this.pending = lines.pop()!.slice(0, this.prefix.length);
      this.found += lines.filter(line => line.startsWith(this.prefix)).length;
    }
    return this.found;
  }

  close(): void {
    if (this.descriptor !== null) closeSync(this.descriptor);
    this.descriptor = null;
  }
}
