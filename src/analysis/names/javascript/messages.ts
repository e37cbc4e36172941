/** What is sent to workers: what is cloned, and what is handed over instead. */
import { CollectionFlag, Kind, type Node } from '../../ir/node';
import { intern, symbolText } from '../../ir/symbols';
import type { TransferFacts } from '../../facts';
import { pathText } from '../paths';
import type { Scope } from '../scopes';
import type { Values } from '../values';
import { propertyOf } from './worker-files';

const WORKER = intern('Worker');
const BUFFER = intern('buffer');
/** Of what has been handed over these still tell the truth. */
const truthful = new Set(['byteLength', 'detached'].map(intern));
/** Statements and expressions nested deeper are not looked into. */
const DEEPEST = 100;

/** What a call clones: the message, the task, a new worker's data; null: nothing. */
export function sentBy(values: Values, { a: callee, list }: Node): Node | null {
  if (callee !== null && callee.symbol === WORKER) return propertyOf(values, list.length > 1 ? list[1] : null, 'workerData');
  return list.length > 0 ? list[0] : null;
}

/** What a call hands over instead of cloning it: `postMessage(x, [x.buffer])`, `{ transfer: [...] }`, `{ transferList: [...] }`. */
export function transfersOf(values: Values, call: Node, body: Node, scope: Scope): TransferFacts[] | undefined {
  const options = call.list.length > 1 ? call.list[1] : null;
  if (options === null || options.kind === Kind.Constant) return undefined;
  const isLiteral = options.kind === Kind.Collection;
  const list = !isLiteral || options.flags === CollectionFlag.List ? options : propertyOf(values, options, 'transferList') ?? propertyOf(values, options, 'transfer');
  if (list === null) return undefined;
  // Of what a variable or a call brings nobody knows what is in it.
  if (list.kind !== Kind.Collection || list.flags !== CollectionFlag.List) return [{ path: null, start: list.start, end: list.end }];
  if (list.list.length === 0) return undefined;
  return list.list.map(item => {
    const facts: TransferFacts = { path: item.kind === Kind.Starred ? null : pathText(values.value(item, scope)), start: item.start, end: item.end };
    const name = item.kind === Kind.Attribute && item.symbol === BUFFER ? item.a! : item;
    const used = name.kind === Kind.Name ? usedAfter(body.list, call, name.symbol, 0) : null;
    if (used !== null) facts.used = { name: symbolText(used.symbol), start: used.start, end: used.end };
    return facts;
  });
}

/** Where a variable is read for the first time after a call, in the statements that follow it in the same block; null where it is not, or given another value first. */
function usedAfter(list: readonly Node[], call: Node, symbol: number, depth: number): Node | null {
  if (depth > DEEPEST) return null;
  const at = list.findIndex(({ start, end }) => start <= call.start && call.end <= end);
  if (at < 0) return null;
  const block = blockAround(list[at], call, 0);
  if (block !== null) return usedAfter(block.list, call, symbol, depth + 1);
  const statement = list[at];
  if (statement.kind === Kind.Return || sets(statement, symbol)) return null;
  for (const next of list.slice(at + 1)) {
    const found = firstUse(next, symbol, 0);
    if (found !== null) return found.kind === Kind.Name && found.symbol === symbol ? found : null;
    if (sets(next, symbol)) return null;
  }
  return null;
}

/** The block nearest inside a statement that holds a call; null where the call is the statement's own. */
function blockAround(node: Node, call: Node, depth: number): Node | null {
  if (depth > DEEPEST) return null;
  for (const child of [node.a, node.b, node.c, ...node.list]) {
    if (child === null || child.start > call.start || call.end > child.end || child === call) continue;
    return child.kind === Kind.Block ? child : blockAround(child, call, depth + 1);
  }
  return null;
}

function sets({ kind, list }: Node, symbol: number): boolean {
  return kind === Kind.Assign && list.some(target => target.kind === Kind.Name && target.symbol === symbol);
}

/** The first mention of a variable in a statement, in the order in which it runs; another node where something else decides before that. */
function firstUse(node: Node | null, symbol: number, depth: number): Node | null {
  if (node === null || depth > DEEPEST || node.kind === Kind.Function || node.kind === Kind.Class) return null;
  if (node.kind === Kind.Name) return node.symbol === symbol ? node : null;
  if (node.kind === Kind.Attribute && node.a !== null && node.a.kind === Kind.Name && truthful.has(node.symbol)) return null;
  if (node.kind === Kind.Assign) {
    const value = firstUse(node.a, symbol, depth + 1);
    if (value !== null) return value;
    if (sets(node, symbol)) return node;
  }
  // The names of an object's properties are no variables; what stands for their values is.
  for (const child of [node.a, node.b, ...node.list, node.c]) {
    const found = firstUse(child, symbol, depth + 1);
    if (found !== null) return found;
  }
  return null;
}
