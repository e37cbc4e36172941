/** Drawing a sample that anybody can draw again. */

/** Uniform numbers in [0, 1) from a seed: the mulberry32 generator. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * `size` of the items (all where there are fewer), each as likely as any other, in the order in which they were given. What is drawn depends on the
 * seed and on each item's name alone, so that an item that goes or comes leaves the others' fate as it was, but for the last one drawn.
 */
export function sampleOf<Item>(items: readonly Item[], size: number, seed: number, nameOf: (item: Item) => string): Item[] {
  const ranked = items.map((item, at) => ({ item, at, lot: randomFrom(seed ^ hashOf(nameOf(item)))() }));
  return ranked.sort((left, right) => left.lot - right.lot || left.at - right.at).slice(0, size).sort((left, right) => left.at - right.at).map(({ item }) => item);
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** How often each name occurs, in the order of the names. */
export function tally(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([left], [right]) => (left < right ? -1 : 1)).map(([name, count]) => `${name} ${count}`).join(', ') || 'none';
}

/** Whether a path below the surveyed folder belongs to tests, by the names of its folders and file. */
export function inTestFolder(path: string): boolean {
  return /(?:^|\/)(?:_?tests?|testing|idle_test|__tests__|spec|test_[^/]*\.py|conftest\.py|[^/]*(?:_test\.py|[._-](?:test|spec)\.[cm]?[jt]sx?))(?:\/|$)/.test(path);
}

/** Folders that tell one form of a source from another: what is written, and what builds make of it. */
const forms = /^(?:src|source|sources|lib|libs|dist|build|out|output|es|esm|cjs|mjs|umd|node|webapi|browser|browsers|types|commonjs|module|es\d+|esnext|dist-[\w-]+|lib-[\w-]+)$/;

/**
 * A name that the copies of one source share, written, built for CommonJS and built for modules: a path below the surveyed folder without the folders that tell them apart and without
 * what follows the file's own name.
 */
export function sourceName(path: string): string {
  const parts = path.replace(/^.*\bnode_modules\//, '').split('/');
  const file = parts.pop()!;
  return [...parts.filter(part => !forms.test(part)), file.replace(/(?<=.)\..*$/, '')].join('/');
}

/** Lines on each side of a finding that are compared with those of another. */
const SURROUNDINGS = 12;
/** Of the words around two findings, the share that both have, from which on they are of one source. */
const MOSTLY = 0.6;
const commonWords = /^(?:async|await|catch|class|const|else|export|false|finally|for|function|import|let|new|null|number|promise|return|string|this|throw|true|try|var|void|while)$/i;

/** The words around a line (from 1) of a text, by which a bundle's copy of it is known. */
export function surroundings(lines: readonly string[], line: number): ReadonlySet<string> {
  const text = lines.slice(Math.max(0, line - 1 - SURROUNDINGS), line + SURROUNDINGS).join('\n');
  return new Set((text.match(/[A-Za-z]\w{2,}/g) ?? []).filter(word => !commonWords.test(word)));
}

/** Whether two findings stand in what was one source: written, compiled, or put into a bundle with others. */
export function sameSurroundings(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  return shared > 0 && shared >= MOSTLY * (one.size + other.size - shared);
}
