/** What each class of a module is. */
import { Kind, type Node, ParameterFlag } from '../ir/node';
import { symbolText } from '../ir/symbols';
import type { ClassFacts, Path } from '../facts';
import type { ClassEntry } from './entries';
import { pathText } from './paths';
import { baseClass } from './python/calls';
import type { Values } from './values';

export function classFacts(entry: ClassEntry, values: Values): ClassFacts {
  const { node } = entry;
  const bases: (Path | null)[] = [];
  const list = node.a === null ? [] : node.a.list;
  for (let i = 0; i < list.length; i++) if (list[i].kind !== Kind.Keyword) bases.push(pathText(baseClass(values, list[i], entry.outer)));
  return {
    name: symbolText(node.symbol),
    qualifiedName: entry.qualifiedName,
    start: node.start,
    end: node.end,
    bases,
    methods: entry.methods,
    attributes: attributes(entry, values),
    defaultConstructible: defaultConstructible(entry, values, 0),
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

/** Whether the class can be made without arguments, as far as this module says. Unknown bases are trusted. */
function defaultConstructible(entry: ClassEntry, values: Values, depth: number): boolean {
  const made = entry.methods.get('__init__') ?? entry.methods.get('__new__');
  if (made !== undefined) {
    const { node } = values.binder.functions[made];
    return node.a === null || node.a.list.slice(1).every((parameter) => parameter.b !== null || parameter.flags >= ParameterFlag.Rest);
  }
  if (isDataClass(entry.node) && requiredField(entry)) return false;
  const bases = entry.node.a === null ? [] : entry.node.a.list;
  for (const base of bases) {
    const parent = base.kind === Kind.Keyword || depth > 20 ? undefined : values.localClass(baseClass(values, base, entry.outer));
    if (parent !== undefined && parent !== entry && !defaultConstructible(parent, values, depth + 1)) return false;
  }
  return true;
}

function isDataClass(node: Node): boolean {
  return node.list.some((decorator) => {
    const named = decorator.kind === Kind.Call ? decorator.a : decorator;
    return named !== null && ['dataclass', 'define', 'frozen', 'mutable', 's', 'attrs', 'attributes'].includes(symbolText(named.symbol));
  });
}

/** Whether an annotated field has no default. */
function requiredField(entry: ClassEntry): boolean {
  const body = entry.node.c === null ? [] : entry.node.c.list;
  return body.some((statement) => statement.kind === Kind.Assign && statement.b !== null && (statement.a === null || isRequired(statement.a)) && !isClassVariable(statement.b));
}

/** `field(...)` gives a default only by `default` or `default_factory`. */
function isRequired(value: Node): boolean {
  if (value.kind !== Kind.Call || value.a === null || !['field', 'ib', 'attrib'].includes(symbolText(value.a.symbol))) return false;
  return !value.list.some((argument) => argument.kind === Kind.Keyword && ['default', 'default_factory', 'factory', 'init'].includes(symbolText(argument.symbol)));
}

function isClassVariable(annotation: Node): boolean {
  const head = annotation.kind === Kind.Subscript ? annotation.a : annotation;
  return head !== null && symbolText(head.symbol) === 'ClassVar';
}

