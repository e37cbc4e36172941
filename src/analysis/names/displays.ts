/** What displays (lists, tuples, sets, dicts) and comprehensions yield. */
import { CollectionFlag, Kind, type Node } from '../ir/node';
import { type PathId, step, Step } from './paths';
import type { Scope } from './scopes';
import type { Values } from './values';

/** Displays with more items are not looked into: tables of data would cost more than they tell. */
const MOST_ITEMS = 16;

export function collectionValue(values: Values, node: Node, scope: Scope): PathId {
  const literals = values.literals;
  switch (node.flags) {
    case CollectionFlag.Dict:
      return common(values, node.list, 1, 2, scope, Step.Mapping, literals.dict);
    case CollectionFlag.Set:
      return common(values, node.list, 0, 1, scope, Step.Container, literals.set);
    case CollectionFlag.Tuple:
      return common(values, node.list, 0, 1, scope, Step.Container, literals.tuple);
    default:
      return common(values, node.list, 0, 1, scope, Step.Container, literals.list);
  }
}

/** A container of the value that its first items agree on, or one of which only the kind is known. */
function common(values: Values, items: Node[], from: number, by: number, scope: Scope, container: number, otherwise: PathId): PathId {
  let value = values.literals.none;
  const end = Math.min(items.length, MOST_ITEMS);
  for (let i = from; i < end; i += by) {
    const kind = items[i].kind;
    value = kind === Kind.Starred || kind === Kind.Keyword ? 0 : values.agree(value, values.value(items[i], scope));
    if (value === 0) return otherwise;
  }
  return value === values.literals.none || items.length > MOST_ITEMS ? otherwise : step(value, container);
}

export function comprehensionValue(values: Values, node: Node, scope: Scope): PathId {
  const inner = values.binder.innerScope(scope);
  for (let i = 0; i < node.list.length; i++) values.binder.clauseTargets(node.list[i], i === 0 ? scope : inner, inner);
  const literals = values.literals;
  const dict = node.flags === CollectionFlag.Dict;
  const value = values.value(dict ? node.b : node.a, inner);
  if (value !== 0 && value !== literals.none) return step(value, dict ? Step.Mapping : Step.Container);
  return dict ? literals.dict : node.flags === CollectionFlag.Set ? literals.set : node.flags === CollectionFlag.List ? literals.list : 0;
}
