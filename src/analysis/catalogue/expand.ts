/** Brace patterns of the tables, so that a row can name many calls: `os.{stat,lstat} shutil.copy{,2,file}`. */

/**
 * The names a group's `names` stands for, in order. Patterns are separated by white space; braces hold alternatives separated by
 * commas, may nest, and may hold white space, which counts for nothing (long lists are wrapped).
 * @throws Error on unbalanced braces or a comma outside braces.
 */
export function expandNames(patterns: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let start = -1;
  for (let i = 0; i <= patterns.length; i++) {
    const code = i < patterns.length ? patterns.charCodeAt(i) : 32;
    if (code <= 32) {
      if (depth === 0 && start >= 0) {
        expandPattern(patterns.slice(start, i), names);
        start = -1;
      }
      continue;
    }
    if (start < 0) start = i;
    if (code === 123 /* { */) depth++;
    else if (code === 125 /* } */ && --depth < 0) throw new Error(`A closing brace too many in "${patterns.slice(start, i + 1)}".`);
  }
  if (depth > 0) throw new Error(`An opening brace is never closed in "${patterns.slice(start)}".`);
  return names;
}

function expandPattern(pattern: string, into: string[]): void {
  const open = pattern.indexOf('{');
  if (open < 0) {
    if (pattern.includes(',')) throw new Error(`A comma outside braces in "${pattern}"; separate patterns with white space.`);
    into.push(pattern);
    return;
  }
  const head = pattern.slice(0, open);
  const alternatives: string[] = [];
  let depth = 1;
  let start = open + 1;
  let i = start;
  for (; depth > 0; i++) {
    const code = pattern.charCodeAt(i);
    if (code === 123) depth++;
    else if (code === 125) depth--;
    if (depth === 0 || (depth === 1 && code === 44 /* , */)) {
      alternatives.push(pattern.slice(start, i).trim());
      start = i + 1;
    }
  }
  const tail = pattern.slice(i);
  const flat = !tail.includes('{');
  for (const alternative of alternatives) {
    if (flat && !alternative.includes('{')) into.push(head + alternative + tail);
    else expandPattern(head + alternative + tail, into);
  }
}
