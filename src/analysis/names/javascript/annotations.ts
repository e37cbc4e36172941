/** What TypeScript's annotations promise: the path of a value of that type. */
import { CollectionFlag, ConstantFlag, Kind, type Node } from '../../ir/node';
import { intern, symbolText } from '../../ir/symbols';
import { boundedReader } from '../annotation-depth';
import { type PathId, step, stepOf, Step } from '../paths';
import type { Scope } from '../scopes';
import type { Values } from '../values';
import { AnnotationRole, annotationRole, literals } from './roles';

const THIS = intern('this');
export const annotationValue = boundedReader(read);

function read(values: Values, node: Node, scope: Scope): PathId {
  switch (node.kind) {
    case Kind.Name: {
      if (node.symbol === THIS) {
        const entry = values.enclosingClass(scope);
        return entry === null ? 0 : entry.instancePath;
      }
      return plain(values, node, scope, 0);
    }
    case Kind.Attribute: {
      const head = values.value(node, scope);
      return head !== 0 && stepOf(head) > 0 ? step(head, Step.Call) : 0;
    }
    case Kind.Constant:
      return node.flags === ConstantFlag.None ? literals.none : 0;
    case Kind.Operation: {
      let value = literals.none;
      for (let i = 0; i < node.list.length && value !== 0; i++) value = values.agree(value, annotationValue(values, node.list[i], scope));
      return value;
    }
    case Kind.Subscript: {
      if (node.a === null) return 0;
      const items = node.b === null ? [] : node.b.kind === Kind.Collection && node.b.flags === CollectionFlag.Tuple ? node.b.list : [node.b];
      if (node.a.kind !== Kind.Name) return annotationValue(values, node.a, scope);
      const role = isOwn(values, node.a, scope) ? AnnotationRole.Class : annotationRole(symbolText(node.a.symbol));
      const item = items.length === 0 ? 0 : annotationValue(values, items[role === AnnotationRole.Mapping ? items.length - 1 : 0], scope);
      return plain(values, node.a, scope, item === literals.none ? 0 : item);
    }
    default:
      return 0;
  }
}

/** A type by its name, with what it holds where that is known. */
function plain(values: Values, name: Node, scope: Scope, item: PathId): PathId {
  const role = isOwn(values, name, scope) ? AnnotationRole.Class : annotationRole(symbolText(name.symbol));
  switch (role) {
    case AnnotationRole.String:
      return literals.string;
    case AnnotationRole.Number:
      return literals.number;
    case AnnotationRole.Boolean:
      return literals.bool;
    case AnnotationRole.RegExp:
      return literals.pattern;
    case AnnotationRole.Wrapped:
      return item;
    case AnnotationRole.Container:
      return item === 0 ? literals.list : step(item, Step.Container);
    case AnnotationRole.Mapping:
      return item === 0 ? literals.dict : step(item, Step.Mapping);
    case AnnotationRole.Object:
      return 0;
    default: {
      const head = values.name(scope, name.symbol, name.start);
      return head !== 0 && head !== literals.none && stepOf(head) > 0 ? step(head, Step.Call) : 0;
    }
  }
}

/** Whether a name is one the module declares or imports. */
function isOwn(values: Values, name: Node, scope: Scope): boolean {
  return values.binder.table.lookUp(scope, name.symbol) !== null;
}
