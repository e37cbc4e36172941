/** Text in, structure out. */
export type Node = { op: string; left?: Node; right?: Node; value?: number };

export class Parser {
  private at = 0;
  private readonly tokens: string[];

  constructor(text: string) {
    this.tokens = text.match(/\d+(?:\.\d+)?|[-+*/()]/g) ?? [];
  }

  parse(): Node {
    let node = this.term();
    while (this.tokens[this.at] === '+' || this.tokens[this.at] === '-') node = { op: this.tokens[this.at++], left: node, right: this.term() };
    return node;
  }

  private term(): Node {
    let node = this.factor();
    while (this.tokens[this.at] === '*' || this.tokens[this.at] === '/') node = { op: this.tokens[this.at++], left: node, right: this.factor() };
    return node;
  }

  private factor(): Node {
    const token = this.tokens[this.at++];
    if (token === '(') {
      const node = this.parse();
      this.at++;
      return node;
    }
    return { op: 'number', value: Number(token) };
  }
}

export function evaluate(node: Node): number {
  if (node.op === 'number') return node.value!;
  const [left, right] = [evaluate(node.left!), evaluate(node.right!)];
  return node.op === '+' ? left + right : node.op === '-' ? left - right : node.op === '*' ? left * right : left / right;
}

// corpus: trivial; best serial; run Array.from({ length: 32 }, () => '(1 + 2) * 3 - 4 / (5 + 6)')
export function calculate(text: string): number {
  return evaluate(new Parser(text).parse());
}

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, (_, i) => ['kitten sitting on the mat '.repeat(40) + i, 'sitting kitten at the mall '.repeat(40)])
export function levenshtein(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  // corpus: cpu; best serial
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      current.push(Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    previous = current;
  }
  return previous[b.length];
}

// corpus: trivial; best serial; run Array.from({ length: 32 }, () => ['10.0.0.1 - - [12/Mar/2026:10:00:00 +0000] "GET /shop HTTP/1.1" 200 512'])
export function parseLine(line: string): { path: string; status: number } | null {
  const match = /"(\S+) (\S+) [^"]*" (\d{3})/.exec(line);
  return match === null ? null : { path: match[2], status: Number(match[3]) };
}

// corpus: trivial; best serial
export function headings(markdown: string): { level: number; title: string }[] {
  return markdown.split('\n').filter(line => line.startsWith('#')).map(line => {
    const level = line.length - line.replace(/^#+/, '').length;
    return { level, title: line.slice(level).trim() };
  });
}
