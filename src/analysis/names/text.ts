/** Copies of stretches of the source for facts to keep. */

/** A copy of a stretch on one line, at most `longest` characters; an engine's slice would keep the whole source in memory. */
export function copyText(text: string, start: number, end: number, longest: number): string {
  const slice = text.slice(start, Math.min(end, start + 4 * longest));
  const line = slice.includes('\n') || slice.includes('  ') ? slice.replace(/\s*\\?\s+/g, ' ') : slice;
  const short = line.length > longest || end > start + 4 * longest ? `${line.slice(0, longest - 1)}…` : line;
  return short.length < 13 ? short : ` ${short}`.slice(1);
}

/** An exact copy of a stretch. */
export function copyExactly(text: string, start: number, end: number): string {
  return end - start < 13 ? text.slice(start, end) : ` ${text.slice(start, end)}`.slice(1);
}
