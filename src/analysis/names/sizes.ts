/** Numbers that a caller's arguments give to loops: which parameter says how often a loop runs, and which numbers a call passes on. */
import { Kind, type Node, OperationFlag } from '../ir/node';
import { symbolText } from '../ir/symbols';
import type { TripFacts } from '../facts';
import type { FunctionEntry } from './entries';
import { literalNumber } from './literals';
import type { Scope } from './scopes';
import type { Values } from './values';

/** What parameters are taken for, to see what a count does when one of them changes. */
const BASE = 1000;
/** Functions with more parameters than this are asked about none. */
const MOST_PARAMETERS = 12;

/** How the number of iterations follows from one of the function's parameters; undefined where it does not, or from more than one, or otherwise than in a line. */
export function sizedBy(values: Values, iterable: Node, scope: Scope, entry: FunctionEntry): TripFacts['sizedBy'] {
  if (iterable.kind !== Kind.Call && iterable.kind !== Kind.Range) return undefined;
  const parameters = entry.node.kind === Kind.Function && entry.node.a !== null ? entry.node.a.list : [];
  if (parameters.length === 0 || parameters.length > MOST_PARAMETERS) return undefined;
  const numbers = new Map<number, number>();
  for (const { symbol } of parameters) if (symbol !== 0) numbers.set(symbol, BASE);
  const count = (): number => values.withNumbers(numbers, entry.scope, () => values.language.itemCount(values, iterable, scope));
  const first = count();
  if (first < 0 || first === Infinity) return undefined;
  let found: TripFacts['sizedBy'];
  for (const symbol of numbers.keys()) {
    numbers.set(symbol, BASE * 2);
    const second = count();
    if (second !== first) {
      numbers.set(symbol, BASE * 3);
      if (found !== undefined || count() - second !== second - first) return undefined;
      const factor = (second - first) / BASE;
      found = { parameter: symbolText(symbol), factor, offset: first - factor * BASE };
    }
    numbers.set(symbol, BASE);
  }
  return found;
}

/** Whether an argument is something less a literal number. */
export function countsDown(text: string, node: Node): boolean {
  return node.kind === Kind.Operation && node.flags === OperationFlag.Arithmetic && node.list.length === 2 && literalNumber(text, node.list[1]) !== null
    && text.slice(node.list[0].end, node.list[1].start).trim() === '-';
}
