/** Paths that Python or its library gives a meaning to, by id. */
import type { LiteralPaths } from '../language';
import { dotted, type PathId, step, Step } from '../paths';
import { ANNOTATION_MODULES, ANNOTATIONS, CALLS } from './tables';

/** How a call yields its value; 0 is the ordinary way. The order is that of the keys of CALLS. */
export const enum CallRole {
  Ordinary, Superclass, ClassOf, SameElements, Filtered, Mapped, OneElement, Chosen, Chained, Repeated, FirstArgument, Cast, Awaited, DefaultMapping,
  Enumerated, Zipped, Printed, NumberRange, Endless,
}

/** What an annotation's head means; 0 is a class. The order is that of the keys of ANNOTATIONS. */
export const enum AnnotationRole { Class, Optional, Union, Wrapped, Container, Tuple, Mapping, Type, Self, Silent }

/** Roles by path id; the paths are made first of all, so that their ids are small. */
let callRoles = new Uint8Array(0);
let annotationRoles = new Uint8Array(0);
export let pathlibPath: PathId = 0;
let prepared = -1;

export const literals: LiteralPaths = { none: 0, number: 0, float: 0, string: 0, bytes: 0, bool: 0, list: 0, tuple: 0, set: 0, dict: 0, map: 0, pattern: 0 };

/** Makes the paths anew where the path table has been emptied since. */
export function prepare(generation: number): void {
  if (generation === prepared) return;
  prepared = generation;
  const roles: [PathId, number][] = [];
  Object.values(CALLS).forEach((names, index) => {
    for (const name of names.split(' ')) roles.push([dotted(name), index + 1]);
  });
  const annotations: [PathId, number][] = [];
  Object.values(ANNOTATIONS).forEach((names, index) => {
    for (const module of ANNOTATION_MODULES.split(' ')) for (const name of names.split(' ')) annotations.push([dotted(`${module}.${name}`), index + 1]);
  });
  callRoles = byId(roles);
  annotationRoles = byId(annotations);
  const made = (name: string): PathId => step(dotted(`builtins.${name}`), Step.Call);
  literals.none = dotted('builtins.None');
  literals.number = made('int');
  literals.float = made('float');
  literals.string = made('str');
  literals.bytes = made('bytes');
  literals.bool = made('bool');
  literals.list = made('list');
  literals.tuple = made('tuple');
  literals.set = made('set');
  literals.dict = literals.map = made('dict');
  pathlibPath = step(dotted('pathlib.Path'), Step.Call);
}

function byId(roles: [PathId, number][]): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(Math.max(...roles.map(([id]) => id)) + 1);
  for (const [id, role] of roles) result[id] = role;
  return result;
}

export function callRole(callee: PathId): CallRole {
  return callee < callRoles.length ? callRoles[callee] : 0;
}

export function annotationRole(head: PathId): AnnotationRole {
  return head < annotationRoles.length ? annotationRoles[head] : 0;
}

