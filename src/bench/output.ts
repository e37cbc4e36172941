/** The last of what a program printed: bounded, however much there is, and readable, whatever bytes there are. */
export class OutputTail {
  private chunks: Buffer[] = [];
  private bytes = 0;
  /** All bytes that came, kept or not. */
  total = 0;

  constructor(private readonly limit = 16 * 1024) {}

  push(chunk: Buffer): void {
    this.total += chunk.length;
    const kept = chunk.length > this.limit ? chunk.subarray(chunk.length - this.limit) : chunk;
    this.chunks.push(Buffer.from(kept));
    this.bytes += kept.length;
    while (this.bytes - this.chunks[0].length >= this.limit) this.bytes -= this.chunks.shift()!.length;
  }

  /** Text without control characters other than line breaks and tabs; says so where earlier output was dropped. */
  text(): string {
    const all = Buffer.concat(this.chunks);
    const tail = all.subarray(Math.max(0, all.length - this.limit));
    const text = readable(tail.toString('utf8')).trim();
    return this.total > tail.length && text ? `... (${this.total - tail.length} bytes before)\n${text}` : text;
  }
}

export function readable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
}
