/** Which of a function's parameters a loop goes through: what a call has to be handed, element by element, before it can run anywhere else. */
import { Kind, type Node } from '../ir/node';
import { intern, symbolText } from '../ir/symbols';
import type { TripFacts } from '../facts';
import type { FunctionEntry } from './entries';
import { type Binding, DefinitionKind, type Scope, WHOLE } from './scopes';
import type { Values } from './values';

/** Chains of names and calls followed from a loop's header to a parameter. */
const FURTHEST = 8;

const words = (text: string): ReadonlySet<number> => new Set(text.split(' ').map(intern));
/** Functions whose result has the elements of what they are given, and methods whose result has those of their object. */
const SAME_ELEMENTS = words('enumerate reversed sorted list tuple set iter zip items values keys entries slice filter copy from');
const LEN = intern('len');
const RANGE = intern('range');
const SIZES = words('length size');

type Through = NonNullable<TripFacts['through']>;

/** The parameter that a loop goes through by its elements or their indexes, and how many levels down; undefined where it goes through none. */
export function goesThrough(values: Values, iterable: Node, entry: FunctionEntry, scope: Scope): Through | undefined {
  const parameters = entry.node.kind === Kind.Function && entry.node.a !== null ? entry.node.a.list : [];
  if (parameters.length === 0) return undefined;
  const found = container(iterable, scope, 0);
  return found === null ? undefined : { parameter: symbolText(found.symbol), depth: found.depth + 1 };

  /** The parameter that a value is, or is an element of. */
  function container(node: Node, from: Scope, steps: number): Found {
    if (steps > FURTHEST) return null;
    switch (node.kind) {
      case Kind.Name:
        return named(node, from, steps, container);
      case Kind.Subscript:
        return node.a === null ? null : deeper(container(node.a, from, steps + 1), node.b?.kind === Kind.Slice ? 0 : 1);
      case Kind.Range:
        return size(node.list[node.list.length - 1], from, steps + 1);
      case Kind.Operation:
        return container(node.list[0], from, steps + 1);
      case Kind.Call: {
        const { a: callee, list } = node;
        if (callee === null) return null;
        if (callee.symbol === RANGE && callee.kind === Kind.Name) return first(list, from, steps, size);
        if (!SAME_ELEMENTS.has(callee.symbol)) return null;
        const given = first(list, from, steps, container);
        return given ?? (callee.kind === Kind.Attribute && callee.a !== null ? container(callee.a, from, steps + 1) : null);
      }
      default:
        return null;
    }
  }

  /** The parameter, or the element of one, whose number of elements a number follows from. */
  function size(node: Node, from: Scope, steps: number): Found {
    if (steps > FURTHEST) return null;
    switch (node.kind) {
      case Kind.Name:
        return named(node, from, steps, size);
      case Kind.Attribute:
        return SIZES.has(node.symbol) && node.a !== null ? container(node.a, from, steps + 1) : null;
      case Kind.Operation:
        return first(node.list, from, steps, size);
      case Kind.Call:
        return node.a !== null && node.a.kind === Kind.Name && node.a.symbol === LEN && node.list.length === 1 ? container(node.list[0], from, steps + 1) : null;
      default:
        return null;
    }
  }

  function named(node: Node, from: Scope, steps: number, follow: typeof container): Found {
    const binding = values.binder.table.lookUp(from, node.symbol);
    const definition = binding === null ? null : binding.first;
    if (definition === null || definition.next !== null) return null;
    const { node: defined, index } = definition;
    if (definition.kind === DefinitionKind.Parameter) return follow === container && isOwn(binding!) ? { symbol: node.symbol, depth: 0 } : null;
    if (defined === null) return null;
    if (definition.kind === DefinitionKind.Iterate) return follow === container ? deeper(container(defined, definition.scope, steps + 1), 1) : null;
    if (definition.kind !== DefinitionKind.Value) return null;
    if (index === WHOLE) return follow(defined, definition.scope, steps + 1);
    return index >= 0 && defined.kind === Kind.Collection && index < defined.list.length ? follow(defined.list[index], definition.scope, steps + 1) : null;
  }

  function isOwn(binding: Binding): boolean {
    return values.binder.table.find(entry.scope.index, binding.symbol) === binding;
  }
}

type Found = { symbol: number; depth: number } | null;

function deeper(found: Found, by: number): Found {
  return found === null ? null : { symbol: found.symbol, depth: found.depth + by };
}

/** The first of several nodes that leads to a parameter. */
function first(list: Node[], from: Scope, steps: number, follow: (node: Node, from: Scope, steps: number) => Found): Found {
  for (let i = 0; i < list.length; i++) {
    const found = follow(list[i], from, steps + 1);
    if (found !== null) return found;
  }
  return null;
}
