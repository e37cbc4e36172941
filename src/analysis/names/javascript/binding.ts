/** JavaScript's and TypeScript's part of the names layer. */
import { Kind, type Node, OperationFlag, ParameterFlag } from '../../ir/node';
import { intern, symbolText } from '../../ir/symbols';
import type { ClassEntry } from '../entries';
import { type LanguageNames, MethodRole, WorkerCall } from '../language';
import { stepOf } from '../paths';
import type { Values } from '../values';
import { annotationValue } from './annotations';
import { assumedMethod, callValue, countsTo, isContinuation, itemCount, iterationValue, meantCallee, operationValue, rangeValue, unknownCallValue, wholeNumber } from './calls';
import { containerCall, containerMethod, enterCallback } from './containers';
import { sentBy, transfersOf } from './messages';
import { importedNames } from './modules';
import { callRole, CallRole, gathersAwaitables, literals, prepare } from './roles';
import { GLOBALS, METHODS } from './tables';
import { messageHandler, taskOf } from './worker-files';

function bySymbol(entries: [string, number][]): Uint8Array {
  const symbols = entries.flatMap(([text, value]) => text.trim().split(/\s+/).map((word) => [intern(word), value]));
  const result = new Uint8Array(Math.max(...symbols.map(([symbol]) => symbol)) + 1);
  for (const [symbol, value] of symbols) result[symbol] = value;
  return result;
}

const MAIN = intern('main');
const REQUIRE = intern('require');
const IMPORT = intern('import');
const META = intern('meta');
const URL = intern('url');
const NEXT = intern('next');

/** `require.main === module`, `import.meta.url === pathToFileURL(process.argv[1]).href`, `import.meta.main`. */
function isMainGuard(test: Node): boolean {
  if (isProgram(test)) return test.symbol === MAIN;
  if (test.kind !== Kind.Operation || (test.flags !== OperationFlag.Comparison && test.flags !== OperationFlag.Boolean)) return false;
  return test.list.some((operand) => isProgram(operand) || (test.flags === OperationFlag.Boolean && isMainGuard(operand)));
}

function isProgram({ kind, symbol, a: object }: Node): boolean {
  if (kind !== Kind.Attribute || object === null) return false;
  if (object.kind === Kind.Name) return object.symbol === REQUIRE && symbol === MAIN;
  return object.kind === Kind.Attribute && object.symbol === META && object.a !== null && object.a.symbol === IMPORT && (symbol === URL || symbol === MAIN);
}

/** The name as a word of its own, behind decorators and in front of the parameters. */
function nameStart(text: string, node: Node): number {
  const name = symbolText(node.symbol);
  const from = node.list.length > 0 ? node.list[node.list.length - 1].end : node.start;
  const until = node.a === null ? node.end : node.a.start;
  for (let at = text.indexOf(name, from); at >= 0 && at < until; at = text.indexOf(name, at + 1)) {
    if (!isWord(text.charCodeAt(at - 1)) && !isWord(text.charCodeAt(at + name.length))) return at;
  }
  return node.start;
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36 || code > 127;
}

function defaultConstructible(values: Values, entry: ClassEntry, depth = 0): boolean {
  const made = entry.methods.get('constructor');
  if (made !== undefined) {
    const { node } = values.binder.functions[made];
    return node.a === null || node.a.list.every((parameter) => parameter.b !== null || parameter.flags === ParameterFlag.Rest);
  }
  const base = entry.node.a === null || depth > 20 ? undefined : values.localClass(values.baseClass(entry.node.a.list[0], entry.outer));
  return base === undefined || base === entry || defaultConstructible(values, base, depth + 1);
}

export const javascript: LanguageNames = {
  builtins: 'globalThis',
  receiver: intern('this'),
  superclass: intern('super'),
  seesClassBody: false,
  starsBind: false,
  returnAwaits: true,
  lambdaName: '<arrow>',
  lambdaHead: 2,
  headerEnd: ')',
  classMethods: new Set(),
  constructors: new Set(['constructor']),
  isBuiltin: bySymbol([[GLOBALS, 1]]),
  methodRoles: bySymbol([
    [METHODS.append, MethodRole.Append], [METHODS.store, MethodRole.Store], [METHODS.consume, MethodRole.Consume], [METHODS.output, MethodRole.Output],
  ]),
  workerCalls: bySymbol([
    ['postMessage send Worker', WorkerCall.Passes], ['run runTask', WorkerCall.Passes | WorkerCall.Tasks], ['exec', WorkerCall.Tasks], ['on once addListener expose', WorkerCall.Listens],
  ]),
  prepare,
  literals,
  nameStart,
  importedNames,
  traitOf: () => 0,
  callValue,
  unknownCallValue,
  iterationValue,
  annotationValue,
  operationValue,
  defaultConstructible,
  containerMethod,
  containerCall,
  assumedMethod,
  meantCallee,
  sentBy,
  transfersOf,
  taskOf,
  messageHandler,
  isContinuation,
  gathersAwaitables,
  enterCallback,
  rangeValue,
  mayCount: () => true,
  itemCount,
  countsTo,
  wholeNumber,
  isPrint: (callee) => callRole(callee) === CallRole.Printed,
  isAdvance: (callee) => stepOf(callee) === NEXT,
  isChoice: (callee) => callRole(callee) === CallRole.Chosen,
  truth: () => null,
  isMainGuard,
};
