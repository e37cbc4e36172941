// corpus: trivial; best serial; run Array.from({ length: 32 }, () => [[{ cents: 5, n: 2 }, { cents: 7, n: 1 }]])
export function basketTotal(lines: { cents: number; n: number }[]): number {
  return lines.reduce((sum, line) => sum + line.cents * line.n, 0);
}
