/** What each class of a module is. */
import { Kind } from '../ir/node';
import { symbolText } from '../ir/symbols';
import type { ClassFacts, Path } from '../facts';
import type { ClassEntry } from './entries';
import { pathText } from './paths';
import type { Values } from './values';

export function classFacts(entry: ClassEntry, values: Values): ClassFacts {
  const { node } = entry;
  const bases: (Path | null)[] = [];
  const list = node.a === null ? [] : node.a.list;
  for (let i = 0; i < list.length; i++) if (list[i].kind !== Kind.Keyword) bases.push(pathText(values.baseClass(list[i], entry.outer)));
  return {
    name: symbolText(node.symbol),
    qualifiedName: entry.qualifiedName,
    start: node.start,
    end: node.end,
    bases,
    methods: entry.methods,
    attributes: attributes(entry, values),
    defaultConstructible: values.language.defaultConstructible(values, entry),
  };
}

function attributes(entry: ClassEntry, values: Values): Map<string, Path> {
  const result = new Map<string, Path>();
  const { table } = values.binder;
  for (const names of [entry.scope.names, entry.instance.names]) {
    for (const symbol of names) {
      const name = symbolText(symbol);
      if (result.has(name)) continue;
      const own = table.find(entry.scope.index, symbol);
      const set = table.find(entry.instance.index, symbol);
      if (own !== null && own.last !== null && own.last.node !== null && own.last.node.kind === Kind.Function) continue;
      const path = pathText(values.attributeValue(own, set));
      if (path !== null) result.set(name, path);
    }
  }
  return result;
}
