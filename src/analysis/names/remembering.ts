/** Code that runs once a program: its result is kept where a test in front of it looks. */
import { ConstantFlag, Kind, type Node, OperationFlag } from '../ir/node';
import { intern, symbolText } from '../ir/symbols';

/** Blocks and expressions are looked into so deep. */
const DEEPEST = 12;

/** What a condition looks for. */
export interface Looked {
  /** A name or an attribute. */
  what: Node;
  /** Whether the condition holds where it is missing. */
  missing: boolean;
  /** Whether it is an item of `what` that is looked for: `map.has(key)`, `cache[key]`, `key in cache`. */
  keyed?: true;
}

const lookUps = new Set(['get', 'has', 'peek'].map(intern));
const stores = new Set(['set', 'put', 'add', 'setdefault'].map(intern));

/** What a condition asks for: `x`, `!x`, `x === undefined`, `x is not None`, `typeof x !== 'undefined'`; null where it asks anything else. */
export function lookedFor(test: Node | null, text: string, depth = 0): Looked | null {
  if (test === null || depth > DEEPEST) return null;
  if (test.kind === Kind.Name || test.kind === Kind.Attribute) return { what: test, missing: false };
  const item = itemOf(test);
  if (item !== null) return { what: item, missing: false, keyed: true };
  if (test.kind !== Kind.Operation || test.list.length === 0) return null;
  const [left, right] = test.list;
  if (test.flags === OperationFlag.Not) {
    const inner = lookedFor(left, text, depth + 1);
    return inner === null ? null : { ...inner, missing: !inner.missing };
  }
  if (test.flags === OperationFlag.Membership && test.list.length === 2) return isPlace(right) ? { what: right, missing: /\bnot\b/.test(text.slice(left.end, right.start)), keyed: true } : null;
  if (test.list.length !== 2 || (test.flags !== OperationFlag.Identity && test.flags !== OperationFlag.Comparison)) return null;
  const operator = text.slice(left.end, right.start);
  if (/[<>]/.test(operator) || !isNothing(right, text)) return null;
  const what = left.kind === Kind.Operation && left.list.length === 1 && text.startsWith('typeof', left.start) ? left.list[0] : left;
  const missing = !/not|!/.test(operator);
  if (isPlace(what)) return { what, missing };
  const kept = itemOf(what);
  return kept === null ? null : { what: kept, missing, keyed: true };
}

function isPlace({ kind }: Node): boolean {
  return kind === Kind.Name || kind === Kind.Attribute;
}

/** The collection of which an item is looked up: `map.get(key)`, `cache[key]`; null for all else. */
export function itemOf(node: Node): Node | null {
  const holder = node.kind === Kind.Subscript ? node.a : node.kind === Kind.Call && node.a !== null && node.a.kind === Kind.Attribute && lookUps.has(node.a.symbol) && node.list.length > 0 ? node.a.a : null;
  return holder !== null && isPlace(holder) ? holder : null;
}

/** Whether a piece of code puts an item into the collection that is written so. */
export function storesInto(node: Node | null, written: string, text: string, depth = 0): boolean {
  if (node === null || depth > DEEPEST || holdsNoCode(node)) return false;
  const { list } = node;
  if (node.kind === Kind.Assign) for (let i = 0; i < list.length; i++) if (list[i].kind === Kind.Subscript && isWritten(list[i].a, written, text)) return true;
  if (node.kind === Kind.Call && node.a !== null && node.a.kind === Kind.Attribute && stores.has(node.a.symbol) && isWritten(node.a.a, written, text)) return true;
  if (storesInto(node.a, written, text, depth + 1) || storesInto(node.b, written, text, depth + 1) || storesInto(node.c, written, text, depth + 1)) return true;
  for (let i = 0; i < list.length; i++) if (storesInto(list[i], written, text, depth + 1)) return true;
  return false;
}

/** Nodes in which nothing can be stored, at least nothing that belongs to the code around. */
function holdsNoCode({ kind }: Node): boolean {
  return kind === Kind.Name || kind === Kind.Constant || kind === Kind.Function || kind === Kind.Class;
}

/** Whether a node is there and spelled like this; nothing is copied to compare. */
function isWritten(node: Node | null, written: string, text: string): boolean {
  return node !== null && node.end - node.start === written.length && text.startsWith(written, node.start);
}

function isNothing(node: Node, text: string): boolean {
  if (node.kind === Kind.Constant) return node.flags === ConstantFlag.None || (node.flags === ConstantFlag.String && /^['"]undefined['"]$/.test(text.slice(node.start, node.end)));
  return node.kind === Kind.Name && symbolText(node.symbol) === 'undefined';
}

/** Whether a piece of code, functions in it apart, gives something a value; `written` is how it is written. */
export function assigns(node: Node | null, written: string, text: string, depth = 0): boolean {
  if (node === null || depth > DEEPEST || holdsNoCode(node)) return false;
  const { list } = node;
  if (node.kind === Kind.Assign) for (let i = 0; i < list.length; i++) if (isWritten(list[i], written, text)) return true;
  if (node.kind === Kind.AugmentedAssign && isWritten(node.a, written, text)) return true;
  if (assigns(node.a, written, text, depth + 1) || assigns(node.b, written, text, depth + 1) || assigns(node.c, written, text, depth + 1)) return true;
  for (let i = 0; i < list.length; i++) if (assigns(list[i], written, text, depth + 1)) return true;
  return false;
}

/** Whether a block ends by returning. */
export function returns(block: Node | null): boolean {
  if (block === null) return false;
  if (block.kind !== Kind.Block) return block.kind === Kind.Return;
  return block.list.length > 0 && block.list[block.list.length - 1].kind === Kind.Return;
}

/** The place that an assignment fills only if it is empty: `x ??= f()`, `x ||= f()`, `x = x ?? f()`; null for all others. */
export function filledIfEmpty(node: Node, text: string): Node | null {
  if (node.kind === Kind.AugmentedAssign) {
    if (node.a === null || node.b === null) return null;
    return /(?:\?\?|\|\|)=/.test(text.slice(node.a.end, node.b.start)) ? node.a : null;
  }
  if (node.kind !== Kind.Assign || node.a === null || node.list.length !== 1) return null;
  const target = node.list[0];
  const value = node.a;
  if (value.kind !== Kind.Operation || value.flags !== OperationFlag.Boolean || value.list.length < 2) return null;
  const first = value.list[0];
  const between = text.slice(first.end, value.list[1].start);
  return /\?\?|\|\||\bor\b/.test(between) && text.slice(first.start, first.end) === text.slice(target.start, target.end) ? target : null;
}
