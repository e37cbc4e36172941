/** Count the words of short lines: done before a worker has got its argument. */
export function countWords(line: string): number {
  // forkcast: args=Array.from({ length: 64 }, (_, number) => `the quick brown fox no. ${number} jumps over the lazy dog`)
  return line.split(/\s+/).length;
}
