/** Advice is written in ASCII; on a page it gets the signs that typography has for it: `3.8x (3.5-4.1), 40 us` becomes `3.8× (3.5–4.1), 40 µs`. */
export function typeset(text: string): string {
  return text
    .replace(/(\d)x\b/g, '$1×')
    .replace(/\b(threads|processes|interpreters|asyncio|Dask|async) x(\d+)\b/gi, '$1 ×$2')
    .replace(/\+-(?=\d)/g, '±')
    .replace(/(\d)-(\d)/g, '$1–$2')
    .replace(/(\d) us\b/g, '$1 µs')
    .replace(/(\d) (µs|ns|ms|s|min|h|%|[kMGT]?B)(?![\w])/g, '$1\u00a0$2');
}

/** A sentence split at its back-quoted code: odd parts are code. */
export function codeParts(text: string): string[] {
  const parts = text.split('`');
  // An unpaired back quote is just a character.
  if (parts.length % 2 === 0) return [text];
  return parts;
}
