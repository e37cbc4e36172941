/** What both languages' annotations have in common: some are nested without end, and aliases may go round in circles. */
import type { Node } from '../ir/node';
import type { PathId } from './paths';
import type { Scope } from './scopes';
import type { Values } from './values';

type Reader<N> = (values: Values, annotation: N, scope: Scope) => PathId;

/** Annotations nested deeper, and aliases defined through a longer chain of others, promise nothing. */
const DEEPEST = 24;

/** A reader of annotations that calls itself through what this returns, up to a depth; an annotation that is not there promises nothing. */
export function boundedReader(read: Reader<Node>): Reader<Node | null> {
  let depth = 0;
  return (values, annotation, scope) => {
    if (annotation === null || depth >= DEEPEST) return 0;
    depth++;
    const value = read(values, annotation, scope);
    depth--;
    return value;
  };
}
