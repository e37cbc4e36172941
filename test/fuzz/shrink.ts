/** Makes a failing text smaller while it still fails: pieces are left out, large ones first, down to single characters. */

/** At most so many attempts: a smaller example is worth seconds, not minutes. */
const MOST_ATTEMPTS = 1500;

export function shrink(text: string, fails: (text: string) => boolean): string {
  let attempts = 0;
  for (let size = Math.max(1, text.length >> 1); size >= 1; size >>= 1) {
    for (let at = 0; at < text.length;) {
      if (++attempts > MOST_ATTEMPTS) return text;
      const without = text.slice(0, at) + text.slice(at + size);
      if (fails(without)) text = without;
      else at += size;
    }
  }
  return text;
}
