/** Names as small integers: comparing, hashing and looking them up costs one array access. One table a process; it only grows. */

const texts: string[] = [''];
const ids = new Map<string, number>();

/** The id of a name; the same text always gets the same id. */
export function intern(text: string): number {
  let id = ids.get(text);
  if (id === undefined) {
    id = texts.length;
    texts.push(text);
    ids.set(text, id);
  }
  return id;
}

/** The text of an id from `intern`; empty for 0. */
export function symbolText(id: number): string {
  return texts[id];
}
