/** `${` in a template, in text that does not parse: whether its `}` is missing, and where it stood. */

const closers: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
const operand = /[\w$)\]}'"`]/;
/** With these, or with nothing, before it a backtick begins a template. */
const beginsOperand = /(?:^|=>|[?:(,+[{&|]|\b(?:await|return|typeof))\s*$/;
/** With these a hole that goes on on the next line goes on. */
const goesOn = /[.?:&|+\-*/%=,<>()[\]}`]/;

/**
 * Where the `}` of the hole that begins at `from`, behind its `${`, is to be put back; -1 if it has one, or goes on on the next line. A backtick behind an operand is
 * taken for the template's end unless a whole template, and then the hole's end, follow on the line.
 */
export function missingHoleEnd(text: string, from: number): number {
  const open: string[] = [];
  let asked = false;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    switch (character) {
      case '\r':
      case '\n': {
        if (open.length > 0 || !operand.test(text[at - 1])) return -1;
        const next = /\S/.exec(text.slice(at, at + 500));
        return next === null || goesOn.test(next[0]) ? -1 : endOfOperand(text, from, at);
      }
      case '\'':
      case '"':
        at = Math.max(at, endOfString(text, at));
        break;
      case '`': {
        const end = endOfTemplate(text, at);
        if (end < 0) return beginsOperand.test(text.slice(from, at)) ? -1 : endOfOperand(text, from, at);
        at = end;
        break;
      }
      case '(':
      case '[':
      case '{':
        open.push(closers[character]);
        break;
      case '?':
        asked = true;
        break;
      case ':':
      case ';':
      case ',':
        if (character === ':' && asked) break;
        if (open.length === 0) return endOfOperand(text, from, at);
        break;
      case ')':
      case ']':
      case '}':
        if (!open.includes(character)) return character === '}' ? -1 : endOfOperand(text, from, at);
        // A bracket that is missing inside is found later: here it only matters that the hole ends.
        while (open.pop() !== character);
        break;
    }
  }
  return -1;
}

/** The offset of the quote that ends a string on its line; -1 if there is none. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length && text[at] !== '\n' && text[at] !== '\r'; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === text[start]) return at;
  }
  return -1;
}

/** The offset of the backtick that ends a template on the line it begins on; -1 if there is none. */
function endOfTemplate(text: string, start: number): number {
  let holes = 0;
  for (let at = start + 1; at < text.length && text[at] !== '\n' && text[at] !== '\r'; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '$' && text[at + 1] === '{') holes++;
    else if (text[at] === '}' && holes > 0) holes--;
    else if (text[at] === '`' && holes === 0) return at;
  }
  return -1;
}

/** The end of the name, the members and the calls that a hole begins with, before `limit`. */
function endOfOperand(text: string, from: number, limit: number): number {
  const name = /^\s*[\w$]+/.exec(text.slice(from, limit));
  if (name === null) return from;
  let at = from + name[0].length;
  for (;;) {
    const member = /^(?:!|\??\.[\w$]+)/.exec(text.slice(at, limit));
    if (member !== null) at += member[0].length;
    else if (text[at] !== '(' && text[at] !== '[') return at;
    else {
      const end = endOfBracket(text, at, limit);
      if (end < 0) return at;
      at = end;
    }
  }
}

/** Behind the bracket that closes the one at `start`; -1 if none does before `limit`. */
function endOfBracket(text: string, start: number, limit: number): number {
  let depth = 0;
  for (let at = start; at < limit; at++) {
    if ('([{'.includes(text[at])) depth++;
    else if (')]}'.includes(text[at]) && --depth === 0) return at + 1;
    else if (text[at] === '\'' || text[at] === '"') at = Math.max(at, endOfString(text, at));
  }
  return -1;
}
