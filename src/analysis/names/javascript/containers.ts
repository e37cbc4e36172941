/** Methods of arrays, sets and maps of known content: the steps `*` and `%`. */
import { Kind, type Node } from '../../ir/node';
import { intern } from '../../ir/symbols';
import type { FunctionEntry } from '../entries';
import { parentOf, type PathId, step, stepOf, Step } from '../paths';
import { type Scope, UNRESOLVED } from '../scopes';
import type { Values } from '../values';
import { literals } from './roles';
import { EACH } from './tables';

const words = (text: string): Set<number> => new Set(text.split(' ').map(intern));
/** Yield one element. */
const ONE = words('pop shift at find findLast');
/** Yield a container of the same. */
const SAME = words('filter slice concat reverse sort toSorted toReversed toSpliced splice values with add union intersection difference');
const EACH_ELEMENT = words(EACH);
const MAP = intern('map');
const GET = intern('get');
const VALUES = intern('values');
const ENTRIES = intern('entries');
const MAP_MEMBERS = words('set has delete clear size keys');
const REDUCE = words('reduce reduceRight');
const SORT = words('sort toSorted');
const THEN = intern('then');

/** The method of a container of known content: kept apart where its result or what it calls depends on the content. */
export function containerMethod(container: PathId, symbol: number): PathId {
  const kept = stepOf(container) === Step.Container
    ? ONE.has(symbol) || SAME.has(symbol) || EACH_ELEMENT.has(symbol) || REDUCE.has(symbol) || symbol === ENTRIES
    : symbol === GET || symbol === VALUES || symbol === ENTRIES || EACH_ELEMENT.has(symbol);
  if (kept) return step(container, symbol);
  if (stepOf(container) === Step.Container) return step(literals.list, symbol);
  // A property of an object whose properties are all of a kind.
  return MAP_MEMBERS.has(symbol) ? step(literals.map, symbol) : parentOf(container);
}

/** What calling such a method yields; 0 where `callee` is none. */
export function containerCall(values: Values, callee: PathId, call: Node, scope: Scope): PathId {
  const container = parentOf(callee);
  if (container === 0) return 0;
  const symbol = stepOf(callee);
  const kind = stepOf(container);
  if (kind === Step.Mapping) {
    if (symbol === GET) return parentOf(container);
    return symbol === VALUES ? step(parentOf(container), Step.Container) : 0;
  }
  if (symbol === MAP && (kind === Step.Container || container === literals.list)) {
    const made = call.list.length > 0 && call.list[0].kind !== Kind.Starred ? step(values.value(call.list[0], scope), Step.Call) : 0;
    return made === 0 ? literals.list : step(made, Step.Container);
  }
  if (kind !== Step.Container) return 0;
  if (ONE.has(symbol)) return parentOf(container);
  return SAME.has(symbol) ? container : 0;
}

/** Tells a callback's parameters what the method that calls it hands over. */
export function enterCallback(values: Values, callee: PathId, position: number, callback: FunctionEntry): void {
  const receiver = parentOf(callee);
  const symbol = stepOf(callee);
  if (receiver === 0 || position > 1) return;
  if (symbol === THEN) {
    if (position === 0) bind(values, callback, 0, step(receiver, Step.Await));
    return;
  }
  if (position > 0) return;
  const kind = stepOf(receiver);
  const element = kind === Step.Container || kind === Step.Mapping ? parentOf(receiver) : 0;
  if (element === 0) return;
  if (EACH_ELEMENT.has(symbol) || SORT.has(symbol)) bind(values, callback, 0, element);
  if (REDUCE.has(symbol) || SORT.has(symbol)) bind(values, callback, 1, element);
}

function bind({ binder }: Values, callback: FunctionEntry, index: number, value: PathId): void {
  const list = callback.node.a === null ? [] : callback.node.a.list;
  if (index >= list.length || list[index].a !== null) return;
  const binding = binder.table.find(callback.scope.index, list[index].symbol);
  if (binding !== null && binding.value === UNRESOLVED && binding.first === binding.last) binding.value = value;
}
