/** What a call that names no single function may call all the same: an entry of a table, one arm of a conditional, a parameter. */
import { CollectionFlag, Kind, type Node } from '../ir/node';
import { intern, symbolText } from '../ir/symbols';
import type { CallFacts, Path } from '../facts';
import type { FunctionEntry } from './entries';
import { parentOf, type PathId, pathText, Step, stepOf } from './paths';
import { type Definition, DefinitionKind, type Scope, WHOLE } from './scopes';
import type { Values } from './values';

/** Larger tables are not looked into, nor longer chains of names. */
const MOST_ENTRIES = 16;
const FURTHEST = 4;

const GET = intern('get');
const ITEMS = intern('items');
const VALUES = intern('values');

/** Whether a path says no more than that something comes out of a dict, by `get` or while going through it. */
export function isLookedUp({ literals }: Values, path: PathId): boolean {
  let called = path;
  for (let i = 0; i < 2 && stepOf(called) === Step.Element; i++) called = parentOf(called);
  const method = stepOf(called) === Step.Call ? parentOf(called) : 0;
  const symbol = stepOf(method);
  return parentOf(method) === literals.dict && (symbol === GET || symbol === ITEMS || symbol === VALUES);
}

/** Notes with a call what its callee may be; nothing where that cannot be told. */
export function notePossibilities(facts: CallFacts, callee: Node, values: Values, entry: FunctionEntry, scope: Scope): void {
  if (callee.kind === Kind.Name && isOwnParameter(callee.symbol, values, entry, scope)) {
    facts.parameter = symbolText(callee.symbol);
    return;
  }
  const nodes: Entry[] = [];
  if (!possible(callee, scope, 0) || nodes.length < 2) return;
  const paths = new Set<Path>();
  for (const { node, scope: where } of nodes) {
    const path = pathText(values.value(node, where));
    if (path === null) return;
    paths.add(path);
  }
  facts.oneOf = [...paths];

  /** Collects what an expression may yield; false where there may be more. */
  function possible(node: Node, where: Scope, steps: number): boolean {
    if (steps > FURTHEST) return false;
    switch (node.kind) {
      case Kind.Conditional:
        return node.b !== null && node.c !== null && arm(node.b, where, steps) && arm(node.c, where, steps);
      case Kind.Name: {
        const sole = soleDefinition(node.symbol, where);
        if (sole === null || sole.node === null) return false;
        if (sole.kind === DefinitionKind.Value && sole.index === WHOLE) return possible(sole.node, sole.scope, steps + 1);
        return sole.kind === DefinitionKind.Iterate && iterated(sole.node, sole.index, sole.scope);
      }
      case Kind.Subscript:
        return node.a !== null && node.b?.kind !== Kind.Slice && entries(node.a, WHOLE, where);
      case Kind.Call:
        return node.a !== null && node.a.kind === Kind.Attribute && node.a.symbol === GET && node.a.a !== null && entries(node.a.a, WHOLE, where)
          && (node.list.length < 2 || arm(node.list[1], where, steps));
      default:
        return false;
    }
  }

  function arm(node: Node, where: Scope, steps: number): boolean {
    if (node.kind === Kind.Conditional) return possible(node, where, steps + 1);
    nodes.push({ node, scope: where });
    return nodes.length <= MOST_ENTRIES;
  }

  function iterated(iterable: Node, index: number, where: Scope): boolean {
    if (iterable.kind !== Kind.Call) return index >= WHOLE && entries(iterable, index, where, CollectionFlag.Dict);
    const method = iterable.a !== null && iterable.a.kind === Kind.Attribute && iterable.list.length === 0 ? iterable.a : null;
    if (method === null || method.a === null) return false;
    return method.symbol === VALUES ? index === WHOLE && entries(method.a, WHOLE, where) : method.symbol === ITEMS && index === 1 && entries(method.a, WHOLE, where);
  }

  /** The entries of a table, or what stands at a position in each; `not`: the kind of display that it must not be. */
  function entries(table: Node, position: number, where: Scope, not = -1): boolean {
    let display: Entry | null = { node: table, scope: where };
    if (table.kind === Kind.Name) {
      const sole = soleDefinition(table.symbol, where);
      display = sole === null || sole.node === null || sole.kind !== DefinitionKind.Value || sole.index !== WHOLE || mayGrow(table.symbol) ? null : { node: sole.node, scope: sole.scope };
    }
    if (display === null || display.node.kind !== Kind.Collection || display.node.flags === not || display.node.list.length > 2 * MOST_ENTRIES) return false;
    const { node: { list, flags }, scope: around } = display;
    const isDict = flags === CollectionFlag.Dict;
    for (let i = isDict ? 1 : 0; i < list.length; i += isDict ? 2 : 1) {
      const item = position === WHOLE ? list[i] : list[i].kind === Kind.Collection ? list[i].list[position] : undefined;
      if (item === undefined || item.kind === Kind.Starred || item.kind === Kind.Keyword || !arm(item, around, FURTHEST)) return false;
    }
    return list.length > 0;
  }

  function soleDefinition(symbol: number, where: Scope): Definition | null {
    const binding = values.binder.table.lookUp(where, symbol);
    return binding === null || binding.augmented || binding.shared || binding.first === null || binding.first.next !== null ? null : binding.first;
  }

  /** Whether something in the file may put more into a table. */
  function mayGrow(symbol: number): boolean {
    const name = symbolText(symbol).replaceAll('$', '\\$');
    return new RegExp(`(?<![\\w.$])${name}\\s*(?:\\[[^\\]\\n]*\\]\\s*=(?!=)|\\.\\s*(?:append|insert|extend|update|setdefault|push|unshift|splice)\\b|\\|=)`).test(values.binder.text);
  }
}

interface Entry {
  node: Node;
  scope: Scope;
}

/** Whether a name is a parameter of the function at hand that nothing else is assigned to. */
export function isOwnParameter(symbol: number, values: Values, entry: FunctionEntry, scope: Scope): boolean {
  const { table } = values.binder;
  const binding = table.find(entry.scope.index, symbol);
  return binding !== null && !binding.augmented && !binding.shared && binding.first !== null && binding.first.next === null && binding.first.kind === DefinitionKind.Parameter
    && table.lookUp(scope, symbol) === binding;
}
