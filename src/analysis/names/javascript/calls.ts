/** What JavaScript's calls, iterations and operators yield, where that depends on what they are given. */
import { CollectionFlag, ConstantFlag, Kind, type Node, OperationFlag } from '../../ir/node';
import { intern } from '../../ir/symbols';
import { literalNumber } from '../literals';
import { dotted, parentOf, type PathId, pathText, step, stepOf, Step } from '../paths';
import { FIELD, type Scope, WHOLE } from '../scopes';
import type { Values } from '../values';
import { modulePath } from './modules';
import { callRole, CallRole, indexes, keys, literals, pause, promise, range } from './roles';
import { ASSUMED, EACH, INTEROP, WITH_PROMISES } from './tables';
import { isWorkerRole, workerCallee } from './worker-files';

const words = (text: string): Set<number> => new Set(text.split(' ').map(intern));
const LENGTH = intern('length');
const FROM = intern('from');
const ENTRIES = intern('entries');
const BIND = intern('bind');
const PROMISE = intern('Promise');
const SET_TIMEOUT = intern('setTimeout');
const THEN = intern('then');
const PROGRAMS = words('execSync execFileSync spawnSync sync');
const REST_OF_CHAIN = words('catch finally');
const CALLBACK_METHODS = words(`${EACH} reduce reduceRight`);
/** Of these a function's name is taken for a callback too; others have namesakes that take something else. */
const TAKE_NAMES = words('map filter forEach flatMap some every');
const ARRAY_METHODS = words(ASSUMED.array);
const STRING_METHODS = words(ASSUMED.string);
const DATABASE_METHODS = words(ASSUMED.database);
const INTEROP_NAMES = words(INTEROP);
const PROMISES = new Set(WITH_PROMISES.split(' '));

/** What compilers wrap imports in changes nothing: `__importDefault(require('x'))` is the module. */
export function unknownCallValue(values: Values, call: Node, scope: Scope): PathId {
  return call.a !== null && INTEROP_NAMES.has(call.a.symbol) ? argument(values, call, 0, scope) : 0;
}

export function callValue(values: Values, callee: PathId, call: Node, scope: Scope): PathId {
  switch (callRole(callee)) {
    case CallRole.Module: {
      const name = call.list.length > 0 ? call.list[0] : null;
      if (name === null || name.kind !== Kind.Constant || name.flags !== ConstantFlag.String) return 0;
      const { text, moduleName, isPackage } = values.binder;
      return modulePath(text.slice(name.start + 1, name.end - 1), moduleName, isPackage);
    }
    case CallRole.FirstArgument:
      return argument(values, call, 0, scope);
    case CallRole.SameElements: {
      const element = values.element(argument(values, call, 0, scope));
      return element === 0 ? step(callee, Step.Call) : step(element, Step.Container);
    }
    case CallRole.Strings:
      return step(literals.string, Step.Container);
    case CallRole.ValuesOf: {
      const mapping = argument(values, call, 0, scope);
      return mapping !== 0 && stepOf(mapping) === Step.Mapping ? step(parentOf(mapping), Step.Container) : literals.list;
    }
    case CallRole.Promisified:
      return promisified(argument(values, call, 0, scope));
    case CallRole.WorkerFile:
    case CallRole.WorkerOptions:
      return step(workerCallee(values, callee, call, scope), Step.Call);
    default: {
      const last = stepOf(callee);
      if (last === BIND) return parentOf(callee);
      if (INTEROP_NAMES.has(last)) return argument(values, call, 0, scope);
      // What `.then(f)` promises is what `f` returns; awaiting a plain value yields the value.
      if (last === THEN) return step(argument(values, call, 0, scope), Step.Call);
      if (REST_OF_CHAIN.has(last) && parentOf(callee) !== promise) return parentOf(callee);
      return step(callee, Step.Call);
    }
  }
}

function promisified(callback: PathId): PathId {
  const module = parentOf(callback);
  const name = module === 0 ? null : pathText(module);
  return name !== null && PROMISES.has(name) ? step(dotted(`${name}.promises`), stepOf(callback)) : callback;
}

/** The value of an argument; 0 where there is none. */
function argument(values: Values, call: Node, index: number, scope: Scope): PathId {
  return index < call.list.length && call.list[index].kind !== Kind.Starred ? values.value(call.list[index], scope) : 0;
}

/** Methods that take callbacks are those of arrays and promises, whatever they are called on: nothing else is so common. Some names only clients of databases have. */
export function assumedMethod(symbol: number, call: Node): PathId {
  if (CALLBACK_METHODS.has(symbol)) {
    const first = call.list.length > 0 ? call.list[0] : null;
    if (first === null) return 0;
    const runs = first.kind === Kind.Function || (TAKE_NAMES.has(symbol) && (first.kind === Kind.Name || first.kind === Kind.Attribute));
    return runs ? step(literals.list, symbol) : 0;
  }
  if (symbol === THEN || REST_OF_CHAIN.has(symbol)) return call.list.length > 0 ? step(promise, symbol) : 0;
  if (ARRAY_METHODS.has(symbol)) return step(literals.list, symbol);
  if (DATABASE_METHODS.has(symbol)) return step(dotted('database'), symbol);
  return STRING_METHODS.has(symbol) ? step(literals.string, symbol) : 0;
}

/** `new Promise(resolve => setTimeout(resolve, 100))`, the pause that everybody writes by hand. */
export function meantCallee(values: Values, callee: PathId, call: Node, scope: Scope): PathId {
  if (PROGRAMS.has(stepOf(callee)) && takesTerminal(call, values.binder.text)) return 0;
  if (isWorkerRole(callRole(callee))) return workerCallee(values, callee, call, scope);
  if (stepOf(callee) !== PROMISE || call.list.length !== 1 || parentOf(callee) !== parentOf(parentOf(promise))) return callee;
  const executor = call.list[0];
  if (executor.kind !== Kind.Function || executor.a === null || executor.a.list.length === 0 || executor.c === null) return callee;
  let body: Node | null = executor.c;
  if (body.kind === Kind.Block) body = body.list.length === 1 ? body.list[0] : null;
  if (body !== null && (body.kind === Kind.ExpressionStatement || body.kind === Kind.Return)) body = body.a;
  if (body === null || body.kind !== Kind.Call || body.a === null || body.a.symbol !== SET_TIMEOUT || body.list.length === 0) return callee;
  return body.list[0].kind === Kind.Name && body.list[0].symbol === executor.a.list[0].symbol ? pause : callee;
}

/** `{ stdio: 'inherit' }`: a program that is given the terminal has the user's attention; until it ends there is nothing else that could be done. */
function takesTerminal({ list }: Node, text: string): boolean {
  const options = list.length > 0 ? list[list.length - 1] : null;
  if (options === null || options.kind !== Kind.Collection || options.flags !== CollectionFlag.Dict) return false;
  for (let i = 0; i + 1 < options.list.length; i += 2) {
    const [key, value] = [options.list[i], options.list[i + 1]];
    if (text.slice(key.start, key.end) === 'stdio' && value.kind === Kind.Constant) return text.slice(value.start + 1, value.end - 1) === 'inherit';
  }
  return false;
}

export function isContinuation(symbol: number): boolean {
  return symbol === THEN || REST_OF_CHAIN.has(symbol);
}

export function rangeValue(node: Node): PathId {
  if (node.kind === Kind.Keys) return keys;
  const to = node.list[node.list.length - 1];
  return to !== undefined && to.kind === Kind.Attribute && to.symbol === LENGTH ? indexes : range;
}

export function iterationValue(values: Values, iterable: Node, index: number, scope: Scope): PathId {
  if (iterable.kind === Kind.Range) return literals.number;
  if (iterable.kind === Kind.Keys) return literals.string;
  if (iterable.kind === Kind.Call && iterable.a !== null && index >= 0) {
    const callee = values.value(iterable.a, scope);
    if (callRole(callee) === CallRole.EntriesOf) return index === 0 ? literals.string : mapped(argument(values, iterable, 0, scope));
    const container = parentOf(callee);
    if (stepOf(callee) === ENTRIES && container !== 0) {
      if (stepOf(container) === Step.Container) return index === 0 ? literals.number : index === 1 ? parentOf(container) : 0;
      if (stepOf(container) === Step.Mapping) return index === 1 ? parentOf(container) : 0;
    }
  }
  const whole = values.value(iterable, scope);
  if (index >= 0 && stepOf(whole) === Step.Mapping) return index === 1 ? parentOf(whole) : 0;
  const element = values.element(whole);
  return index === WHOLE ? element : index >= 0 ? values.element(element) : index <= FIELD ? values.attribute(element, FIELD - index) : 0;
}

function mapped(mapping: PathId): PathId {
  return mapping !== 0 && stepOf(mapping) === Step.Mapping ? parentOf(mapping) : 0;
}

export function operationValue(values: Values, operation: Node, scope: Scope): PathId {
  switch (operation.flags) {
    case OperationFlag.Comparison:
    case OperationFlag.Membership:
    case OperationFlag.Not:
      return literals.bool;
    case OperationFlag.Identity:
      return operation.list.length === 1 ? literals.string : literals.bool; // typeof, instanceof
    case OperationFlag.Boolean:
      return values.operandsAgree(operation, scope);
    case OperationFlag.Arithmetic: {
      let numbers = true;
      for (let i = 0; i < operation.list.length; i++) {
        const value = values.value(operation.list[i], scope);
        if (value === literals.string) return value;
        if (value !== literals.number) numbers = false;
      }
      return numbers ? literals.number : 0;
    }
    default:
      return literals.number;
  }
}

export function itemCount(values: Values, iterable: Node, scope: Scope): number {
  if (iterable.kind === Kind.Name) {
    const sole = values.soleValue(scope, iterable.symbol);
    // An empty one is there to be filled.
    if (sole === null || sole.node === null || sole.node.kind !== Kind.Collection || sole.node.list.length === 0) return -1;
    return itemCount(values, sole.node, sole.scope);
  }
  if (iterable.kind === Kind.Collection && iterable.flags !== CollectionFlag.Dict) {
    return iterable.list.some((item) => item.kind === Kind.Starred) ? -1 : iterable.list.length;
  }
  if (iterable.kind !== Kind.Range || iterable.flags === 0) return -1;
  const [from, to] = iterable.list.map((bound) => wholeNumber(values, bound, scope, 0));
  if (from === null || to === null) return -1;
  return Math.max(0, Math.ceil((to - from + (iterable.symbol === 1 ? Math.sign(iterable.flags) : 0)) / iterable.flags));
}

/** `Array.from({ length: n }, ...)`. */
export function countsTo(text: string, callee: PathId, argument: Node): boolean {
  if (argument.kind !== Kind.Collection || argument.flags !== CollectionFlag.Dict || argument.list.length !== 2 || stepOf(callee) !== FROM) return false;
  return text.slice(argument.list[0].start, argument.list[0].end) === 'length';
}

/** The whole number an expression is known to be: a literal, a constant, simple arithmetic on them. */
export function wholeNumber(values: Values, node: Node, scope: Scope, depth = 0): number | null {
  if (depth > 8) return null;
  if (node.kind === Kind.Name) {
    const assumed = values.assumedNumber(scope, node.symbol);
    if (assumed !== null) return assumed;
    const sole = values.soleValue(scope, node.symbol);
    return sole === null || sole.node === null ? null : wholeNumber(values, sole.node, sole.scope, depth + 1);
  }
  const { text } = values.binder;
  if (node.kind === Kind.Operation && node.list.length === 2 && (node.flags === OperationFlag.Arithmetic || node.flags === OperationFlag.Power)) {
    const left = wholeNumber(values, node.list[0], scope, depth + 1);
    const right = wholeNumber(values, node.list[1], scope, depth + 1);
    if (left === null || right === null) return null;
    const operator = text.slice(node.list[0].end, node.list[1].start).replace(/[\s()]/g, '');
    const result = operator === '+' ? left + right : operator === '-' ? left - right : operator === '*' ? left * right : operator === '**' && right >= 0 ? left ** right : NaN;
    return Number.isSafeInteger(result) ? result : null;
  }
  const value = literalNumber(text, node);
  return value !== null && Number.isSafeInteger(value) ? value : null;
}
