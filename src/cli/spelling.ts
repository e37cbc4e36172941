/** What somebody who misspelt a word probably meant. */

/** The nearest of `words`; null where none is near: about one letter in three may differ. */
export function nearestWord(word: string, words: readonly string[]): string | null {
  const [nearest] = words.map(each => ({ each, distance: editDistance(word, each) })).sort((a, b) => a.distance - b.distance);
  return nearest && nearest.distance <= Math.max(1, Math.ceil(word.length / 3)) ? nearest.each : null;
}

/** Letters to insert, delete or replace (Levenshtein 1966). */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      line.push(Math.min(above[column] + 1, line[column - 1] + 1, above[column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1)));
    }
    above = line;
  }
  return above[b.length];
}
