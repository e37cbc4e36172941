/**
 * The grammar of annotated fixtures, one for every language: a comment under a line of code whose carets mark columns of that line.
 *
 *     for url in urls:
 *     ^^^^^^^^^^^^^^^^ FC103                        a finding of this rule has exactly this range
 *     ^^^^^^^^^^^^^^^^ site loop io network threads  a site has this head; each word is its kind, work, an I/O kind or the recommended model
 *     ^^^^^^^^^^^^^^^^ no site                       no site has its head here
 *         requests.get(url)
 *         ^^^^^^^^^^^^^^^^^ decides FC103            the last step of a finding's evidence, in any file of the folder, is here
 *
 * The comment mark stands for itself where the carets follow at once (`#^^^` marks four columns), so that the first column can be marked. Of a
 * range over several lines the carets mark the part on its first line. Findings that nothing marks are errors: every unmarked line asserts silence.
 */
export interface Annotation {
  kind: 'finding' | 'site' | 'no-site' | 'decides';
  /** 1-based line of the code that is meant, and columns, `end` exclusive. */
  line: number;
  start: number;
  end: number;
  /** Rule ids for findings and `decides`; words for sites. */
  words: string[];
}

const annotation = /^(\s*)(#|\/\/)( *)(\^+) +(.*?)\s*$/;

export function readAnnotations(text: string): Annotation[] {
  const found: Annotation[] = [];
  let line = 0;
  let above = 0;
  for (const content of text.split('\n')) {
    line++;
    const match = annotation.exec(content.replace(/\r$/, ''));
    if (match === null) {
      above = line;
      continue;
    }
    const [, indent, mark, gap, carets, rest] = match;
    const attached = gap === '';
    const start = indent.length + (attached ? 0 : mark.length + gap.length) + 1;
    const end = indent.length + mark.length + gap.length + carets.length + 1;
    const words = rest.split(/[\s,]+/);
    if (words[0] === 'no' && words[1] === 'site') found.push({ kind: 'no-site', line: above, start, end, words: [] });
    else if (words[0] === 'site' || words[0] === 'decides') found.push({ kind: words[0], line: above, start, end, words: words.slice(1) });
    else found.push({ kind: 'finding', line: above, start, end, words });
  }
  return found;
}
