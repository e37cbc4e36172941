/** Python's part of the names layer. */
import { ConstantFlag, Kind, type Node } from '../../ir/node';
import { intern, symbolText } from '../../ir/symbols';
import { containerCall, containerMethod } from '../containers';
import { importedNames } from '../imports';
import { type LanguageNames, MethodRole, Trait, WorkerCall } from '../language';
import { stepOf } from '../paths';
import { annotationValue } from './annotations';
import { callValue, itemCount, iterationValue, mayCount, operationValue } from './calls';
import { defaultConstructible } from './classes';
import { wholeNumber } from './numbers';
import { truth } from './truth';
import { callRole, CallRole, literals, prepare } from './roles';
import { BUILTINS, METHODS, WORKER_CALLS } from './tables';

function bySymbol(names: [string, number][]): Uint8Array {
  const symbols = names.map(([name, value]) => [intern(name), value]);
  const result = new Uint8Array(Math.max(...symbols.map(([symbol]) => symbol)) + 1);
  for (const [symbol, value] of symbols) result[symbol] = value;
  return result;
}

function words(text: string, value: number): [string, number][] {
  return text.trim().split(/\s+/).map((word) => [word, value]);
}

const TRAITS = new Map<number, number>(
  (
    [
      ['staticmethod', Trait.Static], ['classmethod', Trait.ClassMethod], ['property', Trait.Property], ['cached_property', Trait.Property],
      ['abstractproperty', Trait.Property | Trait.Abstract], ['abstractmethod', Trait.Abstract], ['overload', Trait.Abstract],
      ['setter', Trait.Accessor], ['deleter', Trait.Accessor], ['getter', Trait.Accessor],
    ] as [string, number][]
  ).map(([name, trait]) => [intern(name), trait]),
);

function traitOf(decorator: Node): number {
  const named = decorator.kind === Kind.Call && decorator.a !== null ? decorator.a : decorator;
  return named.kind === Kind.Name || named.kind === Kind.Attribute ? TRAITS.get(named.symbol) ?? 0 : 0;
}

/** Behind the keyword, which is behind the last decorator. */
function nameStart(text: string, node: Node): number {
  const name = symbolText(node.symbol);
  const from = node.list.length > 0 ? node.list[node.list.length - 1].end : node.start;
  const at = text.indexOf('def', from);
  const found = at < 0 ? -1 : text.indexOf(name, at + 'def'.length);
  return found < 0 || found > node.end ? node.start : found;
}

const NAME = intern('__name__');

function isMainGuard(test: Node): boolean {
  if (test.kind !== Kind.Operation || test.list.length !== 2) return false;
  const [left, right] = test.list;
  const [name, text] = left.kind === Kind.Name ? [left, right] : [right, left];
  return name.kind === Kind.Name && name.symbol === NAME && text.kind === Kind.Constant && text.flags === ConstantFlag.String;
}

export const python: LanguageNames = {
  builtins: 'builtins',
  receiver: 0,
  superclass: 0,
  seesClassBody: true,
  starsBind: true,
  returnAwaits: false,
  lambdaName: '<lambda>',
  lambdaHead: 'lambda'.length,
  headerEnd: ':',
  nameStart,
  importedNames,
  classMethods: new Set(['__new__', '__init_subclass__', '__class_getitem__']),
  constructors: new Set(['__init__', '__new__', '__post_init__', '__setstate__']),
  isBuiltin: bySymbol(words(BUILTINS, 1)),
  methodRoles: bySymbol([
    ...words(METHODS.append, MethodRole.Append),
    ...words(METHODS.merge, MethodRole.Merge),
    ...words(METHODS.consume, MethodRole.Consume),
    ...words(METHODS.output, MethodRole.Output),
  ]),
  workerCalls: bySymbol([
    ...words(WORKER_CALLS.makes, WorkerCall.Makes),
    ...words(WORKER_CALLS.makesAndPasses, WorkerCall.Makes | WorkerCall.Passes),
    ...words(WORKER_CALLS.passes, WorkerCall.Passes),
    ...words(WORKER_CALLS.chunks, WorkerCall.Chunks),
  ]),
  prepare,
  literals,
  traitOf,
  callValue,
  unknownCallValue: () => 0,
  iterationValue,
  annotationValue,
  operationValue,
  defaultConstructible,
  mayCount,
  itemCount,
  countsTo: () => false,
  wholeNumber,
  containerMethod: (container, symbol) => containerMethod(literals, container, symbol),
  containerCall: (_, callee) => containerCall(callee),
  assumedMethod: () => 0,
  meantCallee: (_values, callee) => callee,
  sentBy: undefined,
  transfersOf: () => undefined,
  taskOf: () => undefined,
  messageHandler: () => 0,
  isContinuation: () => false,
  gathersAwaitables: () => false,
  enterCallback: () => undefined,
  rangeValue: () => 0,
  isPrint: (callee) => callRole(callee) === CallRole.Printed,
  isAdvance: (callee) => callRole(callee) === CallRole.OneElement && symbolText(stepOf(callee)).endsWith('next'),
  isChoice: (callee) => callRole(callee) === CallRole.Chosen,
  truth,
  isMainGuard,
};
