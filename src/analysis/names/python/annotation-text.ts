/** Annotations written as strings (`'Session | None'`): a small reader of what can stand in them. */
import { CollectionFlag, ConstantFlag, Kind, Node, OperationFlag } from '../../ir/node';
import { intern } from '../../ir/symbols';

const TOKEN = /\s*([\p{L}_][\p{L}\p{N}_]*|\.\.\.|[.,|[\]()])/uy;
const LONGEST = 400;

/** Reads the string literal between two offsets as an annotation; null where it is something else. Nodes have the literal's range. */
export function parseAnnotation(text: string, start: number, end: number): Node | null {
  if (end - start > LONGEST) return null;
  const match = /^[a-zA-Z]{0,2}('''|"""|'|")([\s\S]*)\1$/.exec(text.slice(start, end));
  if (match === null || match[2].includes('\\')) return null;
  const reader = new Reader(match[2], start, end);
  const result = reader.union(0);
  return reader.finished() ? result : null;
}

class Reader {
  private at = 0;
  private token = '';

  constructor(private readonly source: string, private readonly start: number, private readonly end: number) {
    this.advance();
  }

  finished(): boolean {
    return this.token === '';
  }

  union(depth: number): Node | null {
    const first = this.postfix(depth);
    if (first === null || this.token !== '|') return first;
    const operation = this.node(Kind.Operation);
    operation.flags = OperationFlag.Bitwise;
    operation.list = [first];
    while (this.token === '|') {
      this.advance();
      const next = this.postfix(depth);
      if (next === null) return null;
      operation.list.push(next);
    }
    return operation;
  }

  private postfix(depth: number): Node | null {
    if (this.token === '...') {
      this.advance();
      const ellipsis = this.node(Kind.Constant);
      ellipsis.flags = ConstantFlag.Ellipsis;
      return ellipsis;
    }
    if (!isName(this.token) || depth > 20) return null;
    let result = this.named(this.token === 'None' ? Kind.Constant : Kind.Name);
    if (result.kind === Kind.Constant) result.flags = ConstantFlag.None;
    for (;;) {
      if (this.token === '.') {
        this.advance();
        if (!isName(this.token)) return null;
        const attribute = this.named(Kind.Attribute);
        attribute.a = result;
        result = attribute;
      } else if (this.token === '[') {
        const subscript = this.node(Kind.Subscript);
        subscript.a = result;
        subscript.b = this.items(depth + 1);
        if (subscript.b === null) return null;
        result = subscript;
      } else return result;
    }
  }

  /** What stands in brackets: one item, or a tuple of them. */
  private items(depth: number): Node | null {
    const tuple = this.node(Kind.Collection);
    tuple.flags = CollectionFlag.Tuple;
    tuple.list = [];
    do {
      this.advance();
      const item = this.token === '[' ? this.items(depth + 1) : this.union(depth);
      if (item === null || depth > 20) return null;
      tuple.list.push(item);
    } while (this.token === ',');
    if (this.token !== ']') return null;
    this.advance();
    return tuple.list.length === 1 ? tuple.list[0] : tuple;
  }

  private named(kind: Kind): Node {
    const node = this.node(kind);
    node.symbol = kind === Kind.Constant ? 0 : intern(this.token);
    this.advance();
    return node;
  }

  private node(kind: Kind): Node {
    return new Node(kind, this.start, this.end);
  }

  private advance(): void {
    TOKEN.lastIndex = this.at;
    const match = TOKEN.exec(this.source);
    // What is no token makes the whole unreadable; white space at the end is nothing.
    this.token = match !== null ? match[1] : this.source.slice(this.at).trim();
    this.at = match !== null ? TOKEN.lastIndex : this.source.length;
  }
}

function isName(token: string): boolean {
  return /^[\p{L}_]/u.test(token);
}
