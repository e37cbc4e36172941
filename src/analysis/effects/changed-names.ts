/** Which names of a module mean something else after an edit. */
import type { FunctionFacts, ModuleFacts } from '../facts';

/** Names that are looked up without standing in a path: calling, entering and iterating an instance, what a thread's class runs, how an object pickles. */
export const implicit = /^(?:__\w+__|run|constructor|default)$/;

const NONE: readonly string[] = [];

/** What an edit changed of a module's interface. */
export interface ChangedNames {
  /** Last parts of the names that mean something else: every path that leads through one mentions it, or a name that is defined by such a path. */
  names: Set<string>;
  /** Functions, by qualified name, that stayed but are to be called otherwise: async now, decorated, yielding something else. */
  functions: Set<string>;
  /** Classes, by qualified name, whose instances answer otherwise to what no path mentions. */
  classes: Set<string>;
}

/** What differs between two versions of a module as others see it; null: any name may mean anything else. */
export function changedNames(before: ModuleFacts, after: ModuleFacts): ChangedNames | null {
  if (!sameList(before.starImports, after.starImports)) return null;
  const changed: ChangedNames = { names: new Set(), functions: new Set(), classes: new Set() };
  for (const name of keysThatDiffer(before.exports, after.exports)) changed.names.add(name);
  const [former, present] = [functionsByName(before), functionsByName(after)];
  for (const name of new Set([...former.keys(), ...present.keys()])) {
    const [a, b] = [former.get(name), present.get(name)];
    if (a !== undefined && b !== undefined && a.length === b.length && a.every((fn, i) => fn === b[i] || sameSignature(fn, b[i]))) continue;
    const last = lastName(name);
    changed.names.add(last);
    if (b !== undefined) changed.functions.add(name);
    if (implicit.test(last) && name.includes('.')) changed.classes.add(name.slice(0, -last.length - 1));
  }
  const [classes, now] = [before, after].map(facts => new Map(facts.classes.map(cls => [cls.qualifiedName, cls])));
  for (const name of new Set([...classes.keys(), ...now.keys()])) {
    const [a, b] = [classes.get(name), now.get(name)];
    if (a === undefined || b === undefined || !sameList(a.bases, b.bases)) changed.classes.add(name);
    if (a === undefined || b === undefined) continue;
    for (const attribute of keysThatDiffer(a.attributes, b.attributes)) {
      changed.names.add(attribute);
      changed.classes.add(name);
    }
    for (const method of new Set([...a.methods.keys(), ...b.methods.keys()])) {
      const one = before.functions[a.methods.get(method) ?? -1]?.qualifiedName;
      if (one === undefined || one !== after.functions[b.methods.get(method) ?? -1]?.qualifiedName) changed.names.add(method);
    }
  }
  for (const name of changed.classes) changed.names.add(lastName(name));
  // A script's default export answers for names that are not its own.
  return after.language !== 'python' && changed.names.has('default') ? null : changed;
}

function functionsByName(facts: ModuleFacts): Map<string, FunctionFacts[]> {
  const found = new Map<string, FunctionFacts[]>();
  for (const fn of facts.functions) {
    const same = found.get(fn.qualifiedName);
    if (same === undefined) found.set(fn.qualifiedName, [fn]);
    else same.push(fn);
  }
  return found;
}

function sameSignature(a: FunctionFacts, b: FunctionFacts): boolean {
  return a.returns === b.returns && a.described === b.described && a.isAsync === b.isAsync && a.isGenerator === b.isGenerator && a.isProperty === b.isProperty && a.isStub === b.isStub && a.isAbstract === b.isAbstract && a.defers === b.defers && sameList(a.callsParameters ?? NONE, b.callsParameters ?? NONE)
    && sameList(a.tuple ?? NONE, b.tuple ?? NONE) && JSON.stringify(a.handsOn) === JSON.stringify(b.handsOn)
    && a.owner < 0 === b.owner < 0 && sameList(a.decorators, b.decorators);
}

/** `fetch` of `Client.fetch`. */
export function lastName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

function* keysThatDiffer(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): Generator<string> {
  for (const [key, value] of a) if (b.get(key) !== value) yield key;
  for (const key of b.keys()) if (!a.has(key)) yield key;
}
