/** What Python annotations promise: the path of a value of that type. */
import { CollectionFlag, ConstantFlag, Kind, type Node, OperationFlag } from '../../ir/node';
import { boundedReader } from '../annotation-depth';
import { dotted, type PathId, step, stepOf, Step } from '../paths';
import type { Scope } from '../scopes';
import type { Values } from '../values';
import { parseAnnotation } from './annotation-text';
import { AnnotationRole, annotationRole, literals } from './roles';

export const annotationValue = boundedReader(read);

function read(values: Values, node: Node, scope: Scope): PathId {
  switch (node.kind) {
    case Kind.Name: {
      // An alias: `Rows = list[Row]`.
      const alias = values.soleValue(scope, node.symbol);
      if (alias !== null && alias.node !== null && (alias.node.kind === Kind.Subscript || alias.node.kind === Kind.Operation)) {
        return annotationValue(values, alias.node, alias.scope);
      }
      return instance(values, head(values, node, scope), scope);
    }
    case Kind.Attribute:
      return instance(values, values.value(node, scope), scope);
    case Kind.Constant:
      if (node.flags === ConstantFlag.None) return literals.none;
      return node.flags === ConstantFlag.String ? annotationValue(values, parseAnnotation(values.binder.text, node.start, node.end), scope) : 0;
    case Kind.Operation:
      return node.flags === OperationFlag.Bitwise ? union(values, node.list, scope) : 0;
    case Kind.Subscript:
      return generic(values, node, scope);
    default:
      return 0;
  }
}

/** What an annotation names. Star imports hide neither builtins nor, where they are of `typing`, its names from annotations. */
function head(values: Values, node: Node, scope: Scope): PathId {
  const path = values.value(node, scope);
  if (node.kind !== Kind.Name || !values.isStarred(path)) return path;
  const { language, binder } = values;
  if (node.symbol < language.isBuiltin.length && language.isBuiltin[node.symbol] === 1) return step(dotted(language.builtins), node.symbol);
  return binder.starImports.includes('typing') ? step(dotted('typing'), node.symbol) : path;
}

/** A value of the class that a plain name in an annotation means. */
function instance(values: Values, head: PathId, scope: Scope): PathId {
  if (head === 0 || head === literals.none) return head;
  switch (annotationRole(head)) {
    case AnnotationRole.Class: {
      const last = stepOf(head);
      return last > 0 ? step(head, Step.Call) : 0;
    }
    case AnnotationRole.Container:
    case AnnotationRole.Tuple:
      return container(head);
    case AnnotationRole.Mapping:
      return literals.dict;
    case AnnotationRole.Self: {
      const entry = values.enclosingClass(scope);
      return entry === null ? 0 : entry.instancePath;
    }
    default:
      return 0;
  }
}

function container(head: PathId): PathId {
  if (step(head, Step.Call) === literals.set) return literals.set;
  return annotationRole(head) === AnnotationRole.Tuple ? literals.tuple : literals.list;
}

function union(values: Values, members: Node[], scope: Scope): PathId {
  let value = literals.none;
  for (let i = 0; i < members.length; i++) {
    value = values.agree(value, annotationValue(values, members[i], scope));
    if (value === 0) return 0;
  }
  return value;
}

/** `Head[...]`. */
function generic(values: Values, node: Node, scope: Scope): PathId {
  const outer = node.a === null || node.a.kind === Kind.Subscript ? 0 : head(values, node.a, scope);
  if (outer === 0) return 0;
  const items = node.b === null ? [] : node.b.kind === Kind.Collection && node.b.flags === CollectionFlag.Tuple ? node.b.list : [node.b];
  switch (annotationRole(outer)) {
    case AnnotationRole.Class:
      return stepOf(outer) > 0 ? step(outer, Step.Call) : 0;
    case AnnotationRole.Optional:
    case AnnotationRole.Union:
      return union(values, items, scope);
    case AnnotationRole.Wrapped:
      return items.length > 0 ? annotationValue(values, items[0], scope) : 0;
    case AnnotationRole.Container: {
      const item = items.length > 0 ? annotationValue(values, items[0], scope) : 0;
      return item === 0 || item === literals.none ? container(outer) : step(item, Step.Container);
    }
    case AnnotationRole.Tuple: {
      const named = items.filter((item) => !(item.kind === Kind.Constant && item.flags === ConstantFlag.Ellipsis));
      const item = named.length > 0 ? union(values, named, scope) : 0;
      return item === 0 || item === literals.none ? literals.tuple : step(item, Step.Container);
    }
    case AnnotationRole.Mapping: {
      const item = items.length > 1 ? annotationValue(values, items[1], scope) : 0;
      return item === 0 || item === literals.none ? literals.dict : step(item, Step.Mapping);
    }
    case AnnotationRole.Type: {
      const item = items.length > 0 && items[0].kind !== Kind.Operation ? values.value(items[0], scope) : 0;
      return stepOf(item) > 0 ? item : 0;
    }
    default:
      return 0;
  }
}
