/** What Python's calls, iterations and operators yield, where that depends on what they are given. */
import { ConstantFlag, Kind, type Node, OperationFlag } from '../../ir/node';
import { intern } from '../../ir/symbols';
import { parentOf, type PathId, step, stepOf, Step } from '../paths';
import { type Scope, WHOLE } from '../scopes';
import type { Values } from '../values';
import { wholeNumber } from './numbers';
import { callRole, CallRole, literals, pathlibPath } from './roles';

const ITEMS = intern('items');

export function callValue(values: Values, callee: PathId, call: Node, scope: Scope): PathId {
  const role = callRole(callee);
  if (role === CallRole.Ordinary) return step(callee, Step.Call);
  switch (role) {
    case CallRole.Superclass:
      return superclass(values, scope);
    case CallRole.ClassOf: {
      const value = call.list.length === 1 ? values.value(call.list[0], scope) : 0;
      return value !== 0 && stepOf(value) === Step.Call ? parentOf(value) : 0;
    }
    case CallRole.SameElements:
      return containerOf(values.element(argument(values, call, 0, scope)), callee);
    case CallRole.Filtered:
      return containerOf(values.element(argument(values, call, 1, scope)), callee);
    case CallRole.Mapped:
      return containerOf(step(argument(values, call, 0, scope), Step.Call), callee);
    case CallRole.OneElement:
      return values.element(argument(values, call, 0, scope));
    case CallRole.Chosen:
      return call.list.length === 1 ? values.element(argument(values, call, 0, scope)) : agreement(values, call, scope, false);
    case CallRole.Chained:
      return containerOf(agreement(values, call, scope, true), callee);
    case CallRole.Repeated:
      return containerOf(argument(values, call, 0, scope), callee);
    case CallRole.FirstArgument:
      return argument(values, call, 0, scope);
    case CallRole.Cast:
      return call.list.length === 2 ? values.language.annotationValue(values, call.list[0], scope) : 0;
    case CallRole.Awaited:
      return step(argument(values, call, 0, scope), Step.Await);
    case CallRole.DefaultMapping: {
      const made = step(argument(values, call, 0, scope), Step.Call);
      return made === 0 ? literals.dict : step(made, Step.Mapping);
    }
    default:
      return step(callee, Step.Call);
  }
}

/** The value of a positional argument; 0 where there is none. */
function argument(values: Values, call: Node, index: number, scope: Scope): PathId {
  if (call.list.length <= index) return 0;
  const node = call.list[index];
  return node.kind === Kind.Keyword || node.kind === Kind.Starred ? 0 : values.value(node, scope);
}

function agreement(values: Values, call: Node, scope: Scope, elements: boolean): PathId {
  let value = literals.none;
  for (let i = 0; i < call.list.length; i++) {
    if (call.list[i].kind === Kind.Keyword) continue;
    const item = argument(values, call, i, scope);
    value = values.agree(value, elements ? values.element(item) : item);
  }
  return value === literals.none ? 0 : value;
}

function containerOf(element: PathId, callee: PathId): PathId {
  return element === 0 || element === literals.none ? step(callee, Step.Call) : step(element, Step.Container);
}

/** `super()`: an instance of the first base of the class around. */
function superclass(values: Values, scope: Scope): PathId {
  const entry = values.enclosingClass(scope);
  if (entry === null) return 0;
  const bases = entry.node.a === null ? [] : entry.node.a.list;
  for (let i = 0; i < bases.length; i++) {
    if (bases[i].kind !== Kind.Keyword) return step(values.baseClass(bases[i], entry.outer), Step.Call);
  }
  return 0;
}

export function iterationValue(values: Values, iterable: Node, index: number, scope: Scope): PathId {
  if (iterable.kind === Kind.Call && iterable.a !== null) {
    const callee = values.value(iterable.a, scope);
    const role = callRole(callee);
    if (role === CallRole.Enumerated) {
      if (index === 0) return literals.number;
      return index === 1 ? values.element(argument(values, iterable, 0, scope)) : 0;
    }
    if (role === CallRole.Zipped) return index >= 0 ? values.element(argument(values, iterable, index, scope)) : 0;
    if (role === CallRole.NumberRange || role === CallRole.Endless) return index === WHOLE ? literals.number : 0;
    if (stepOf(callee) === ITEMS && parentOf(callee) !== 0 && stepOf(parentOf(callee)) === Step.Mapping) {
      return index === 1 ? parentOf(parentOf(callee)) : 0;
    }
  }
  const element = values.element(values.value(iterable, scope));
  return index === WHOLE ? element : index >= 0 ? values.position(element, index) : 0;
}

export function operationValue(values: Values, operation: Node, scope: Scope): PathId {
  const operands = operation.list;
  switch (operation.flags) {
    case OperationFlag.Comparison:
    case OperationFlag.Identity:
    case OperationFlag.Membership:
    case OperationFlag.Not:
      return literals.bool;
    case OperationFlag.Boolean:
      return values.operandsAgree(operation, scope);
    case OperationFlag.Arithmetic: {
      let value = operands.length > 0 ? values.value(operands[0], scope) : 0;
      // `text % anything` is a string; with `+` and `*` it is one too.
      for (let i = 1; i < operands.length && value !== literals.string; i++) value = arithmetic(value, values.value(operands[i], scope));
      return value;
    }
    case OperationFlag.Negate:
    case OperationFlag.Power:
      return operands.length > 0 ? values.value(operands[0], scope) : 0;
    case OperationFlag.Bitwise:
    case OperationFlag.MatrixMultiply:
      return values.operandsAgree(operation, scope);
    default:
      return 0;
  }
}

function arithmetic(left: PathId, right: PathId): PathId {
  if (left === right) return left;
  if (left === pathlibPath || right === pathlibPath) return pathlibPath;
  return isNumber(right) ? left : isNumber(left) ? right : 0;
}

function isNumber(value: PathId): boolean {
  return value === literals.number || value === literals.float;
}

export function mayCount(values: Values, iterable: Node, scope: Scope): boolean {
  const { kind } = iterable;
  if (kind === Kind.Call) return iterable.a !== null && callRole(values.value(iterable.a, scope)) !== CallRole.Ordinary;
  return kind === Kind.Collection || kind === Kind.Name || kind === Kind.Constant;
}

export function itemCount(values: Values, iterable: Node, scope: Scope, depth = 0): number {
  if (depth > 8) return -1;
  switch (iterable.kind) {
    case Kind.Collection:
      if (iterable.list.some((item) => item.kind === Kind.Starred || item.kind === Kind.Keyword)) return -1;
      return iterable.flags === 4 ? iterable.list.length >> 1 : iterable.list.length;
    case Kind.Name: {
      const sole = values.soleValue(scope, iterable.symbol);
      // A list may have grown since; a tuple or a string has not.
      if (sole === null || sole.node === null || sole.node.kind !== Kind.Collection || sole.node.flags !== 2) return -1;
      return itemCount(values, sole.node, sole.scope, depth + 1);
    }
    case Kind.Constant:
      return iterable.flags === ConstantFlag.String ? stringLength(values.binder.text, iterable) : -1;
    case Kind.Call:
      return iterable.a === null ? -1 : callCount(values, iterable, scope, depth);
    default:
      return -1;
  }
}

function callCount(values: Values, call: Node, scope: Scope, depth: number): number {
  const role = callRole(values.value(call.a, scope));
  const items = call.list;
  if (role === CallRole.Endless) return Infinity;
  if (role === CallRole.Repeated && items.length === 1) return Infinity;
  if (items.length === 0 || items[0].kind === Kind.Starred) return -1;
  if (role === CallRole.NumberRange) {
    const numbers = items.map((item) => wholeNumber(values, item, scope));
    if (numbers.some((number) => number === null)) return -1;
    const [from, to, by] = numbers.length === 1 ? [0, numbers[0]!, 1] : [numbers[0]!, numbers[1]!, numbers[2] ?? 1];
    return by === 0 ? -1 : Math.max(0, Math.ceil((to - from) / by));
  }
  if (role === CallRole.Enumerated || role === CallRole.SameElements || role === CallRole.Zipped) {
    if (role === CallRole.SameElements && items.length > 1 && items[1].kind !== Kind.Keyword) return -1; // islice(xs, n)
    let count = -1;
    for (let i = 0; i < (role === CallRole.Zipped ? items.length : 1); i++) {
      const own = itemCount(values, items[i], scope, depth + 1);
      if (own >= 0) count = count < 0 ? own : Math.min(count, own);
    }
    return role === CallRole.Zipped && items.some((item) => item.kind === Kind.Keyword) ? -1 : count;
  }
  return -1;
}

function stringLength(text: string, node: Node): number {
  const match = /^(['"])([^'"\\]*)\1$/.exec(text.slice(node.start, Math.min(node.end, node.start + 200)));
  return match === null ? -1 : [...match[2]].length;
}
