/** What writer and reader of facts have to agree on: the words that are written as numbers, and the fields that are written without their names. */
import type { ParameterFacts, RegionFacts, RegionKind, Tie } from '../facts';
import type { Language } from '../../model';

export const languages: readonly Language[] = ['python', 'javascript', 'typescript'];
export const regionKinds: readonly RegionKind[] = ['body', 'for', 'async-for', 'while', 'comprehension', 'generator'];
export const parameterKinds: readonly ParameterFacts['kind'][] = ['plain', 'positional-only', 'keyword-only', 'rest', 'keyword-rest'];
export const tieKinds: readonly Tie['kind'][] = ['carried', 'order', 'exclusive'];
export const gatherKinds: readonly RegionFacts['gathers'][number]['how'][] = ['reduction', 'append', 'keyed-store'];

/** The fields that are written without their names, in an order that writer and reader share. */
export const written = {
  module: new Set(['version', 'path', 'language', 'name', 'lineStarts', 'functions', 'classes', 'exports', 'starImports', 'alternatives', 'mainGuards', 'errors', 'directives']),
  fn: new Set([
    'name', 'qualifiedName', 'start', 'end', 'nameStart', 'nameEnd', 'parent', 'owner', 'isAsync', 'isGenerator', 'isLambda', 'isStatic', 'isProperty', 'isStub',
    'parameters', 'decorators', 'returns', 'mutatesShared', 'body',
  ]),
  parameter: new Set(['name', 'type', 'hasDefault', 'kind']),
  cls: new Set(['name', 'qualifiedName', 'start', 'end', 'bases', 'methods', 'attributes', 'defaultConstructible']),
  region: new Set([
    'kind', 'start', 'end', 'headEnd', 'header', 'operations', 'calls', 'loops', 'trip', 'exits', 'yields', 'awaits', 'retries', 'underMainGuard', 'ties', 'gathers', 'locks',
  ]),
  trip: new Set(['iterable', 'count', 'endless', 'start', 'end']),
  call: new Set(['start', 'end', 'nameStart', 'nameEnd', 'path', 'awaited', 'discarded', 'arguments', 'keywords', 'literalArguments', 'number', 'arithmeticArguments', 'entered']),
  span: new Set(['start', 'end']),
  error: new Set(['message', 'start', 'end']),
  directive: new Set(['text', 'start', 'end']),
  tie: new Set(['kind', 'name', 'start', 'end']),
  gather: new Set(['name', 'how', 'start', 'end']),
  lock: new Set(['path', 'start', 'end']),
  keyword: new Set(['name', 'value', 'start', 'end']),
};

/** What stands before a value of a field that is written with its name. */
export const enum Tag { Null, False, True, Integer, Double, String, List, Map, Record }
