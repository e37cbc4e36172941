/** Paths that JavaScript or its library gives a meaning to, by id. */
import type { LiteralPaths } from '../language';
import { dotted, type PathId, step, Step } from '../paths';
import { ANNOTATIONS, CALLS } from './tables';

/** How a call yields its value; 0 is the ordinary way. The order is that of the keys of CALLS. */
export const enum CallRole { Ordinary, Module, FirstArgument, SameElements, Strings, ValuesOf, EntriesOf, Mapping, Promisified, Chosen, Printed, Gathers, WorkerFile, WorkerOptions }

/** What an annotation's name means; 0 is a class. The order is that of the keys of ANNOTATIONS. */
export const enum AnnotationRole { Class, String, Number, Boolean, RegExp, Wrapped, Container, Mapping, Object }

let callRoles = new Uint8Array(0);
let gathering = new Set<PathId>();
let prepared = -1;
export let range: PathId = 0;
export let indexes: PathId = 0;
export let keys: PathId = 0;
export let promise: PathId = 0;
export let pause: PathId = 0;

export const literals: LiteralPaths = { none: 0, number: 0, float: 0, string: 0, bytes: 0, bool: 0, list: 0, tuple: 0, set: 0, dict: 0, map: 0, pattern: 0 };

/** Makes the paths anew where the path table has been emptied since. */
export function prepare(generation: number): void {
  if (generation === prepared) return;
  prepared = generation;
  const roles: [PathId, number][] = [];
  gathering = new Set();
  Object.entries(CALLS).forEach(([key, names], index) => {
    for (const name of names.split(' ')) {
      if (key === 'gathers') gathering.add(dotted(name));
      else roles.push([dotted(name), index + 1]);
    }
  });
  callRoles = new Uint8Array(Math.max(...roles.map(([id]) => id)) + 1);
  for (const [id, role] of roles) callRoles[id] = role;
  const made = (name: string): PathId => step(dotted(`globalThis.${name}`), Step.Call);
  literals.none = dotted('globalThis.undefined');
  literals.number = literals.float = made('Number');
  literals.string = made('String');
  literals.bytes = made('Buffer');
  literals.bool = made('Boolean');
  literals.list = literals.tuple = made('Array');
  literals.set = made('Set');
  literals.dict = made('Object');
  literals.map = made('Map');
  literals.pattern = made('RegExp');
  promise = made('Promise');
  pause = dotted('timers.promises.setTimeout');
  range = step(dotted('builtins.range'), Step.Call);
  indexes = step(dotted('globalThis.Array.keys'), Step.Call);
  keys = step(dotted('globalThis.Object.keys'), Step.Call);
}

export function callRole(callee: PathId): CallRole {
  return callee < callRoles.length ? callRoles[callee] : 0;
}

export function gathersAwaitables(callee: PathId): boolean {
  return gathering.has(callee);
}

const annotationRoles = new Map<string, AnnotationRole>();
Object.values(ANNOTATIONS).forEach((names, index) => {
  for (const name of names.split(' ')) annotationRoles.set(name, index + 1);
});

export function annotationRole(name: string): AnnotationRole {
  return annotationRoles.get(name) ?? AnnotationRole.Class;
}
