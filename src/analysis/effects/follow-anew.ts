/** After an edit, follows anew what leads through names that mean something else, in whichever module; and only that. */
import type { Path } from '../facts';
import { implicit, lastName, type ChangedNames } from './changed-names';
import type { Linker } from './linker';
import type { LinkedModule } from './module';
import type { LinkedClass, Value } from './values';

const marks = /[.()[\]~^*%]+/;
export const NO_PATHS: ReadonlySet<Path> = new Set();

/**
 * Some names of an edited module mean something else. Follows anew what leads through them, in the module itself and in all that use it, however indirectly. Returns the modules of
 * which paths now lead elsewhere, with those paths (empty: all of them may), the edited module apart.
 */
export function followAnew(linker: Linker, module: LinkedModule, { names, functions, classes }: ChangedNames): Map<LinkedModule, ReadonlySet<Path>> {
  const users = new Set<LinkedModule>([module]);
  for (const one of users) for (const user of one.usedBy) users.add(user);
  const changed = new Set<object>();
  for (const name of functions) if (module.fn(name) !== undefined) changed.add(module.fn(name)!);
  for (const name of classes) if (module.cls(name) !== undefined) changed.add(module.cls(name)!);
  const former = new Map<LinkedModule, Map<Path, Value | null>>([[module, new Map(module.resolved)]]);
  module.resolved.clear();
  const { mentioned } = linker;
  for (const user of users) user.mentions ??= new Mentions(user, mentioned);
  /** Whether a path led elsewhere before. */
  const differs = (path: Path, user: LinkedModule): boolean => {
    const before = former.get(user)?.get(path);
    return before !== undefined && !sameValue(before, linker.resolve(path, user), changed);
  };
  // Whoever defines a name by one that means something else may have changed it as well; in turn what leads through that.
  const reached = new Set(names);
  for (let round: Iterable<string> = names; ; ) {
    for (const name of round) {
      for (const user of mentioned.get(name) ?? []) {
        if (!users.has(user)) continue;
        for (const path of user.mentions!.pathsWith(name)) {
          const value = user.resolved.get(path);
          if (value === undefined) continue;
          let paths = former.get(user);
          if (paths === undefined) former.set(user, (paths = new Map()));
          if (!paths.has(path)) paths.set(path, value);
          user.resolved.delete(path);
        }
      }
    }
    const next = new Set<string>();
    for (const name of round) {
      for (const user of mentioned.get(name) ?? []) {
        if (!former.has(user)) continue;
        for (const { name: defined, path, derived } of user.mentions!.definedBy(name)) {
          if (path !== null && !differs(path, user)) continue;
          if (derived !== null) {
            linker.forgetLineage(derived);
            changed.add(derived);
          }
          if (!reached.has(defined)) next.add(defined);
        }
      }
    }
    if (next.size === 0) break;
    for (const name of next) reached.add(name);
    if (linker.dialect.promises && next.has('default')) return new Map([...linker.forgetUsers(module)].filter(one => one !== module).map(one => [one, NO_PATHS]));
    round = next;
  }
  former.delete(module);
  const elsewhere = new Map<LinkedModule, ReadonlySet<Path>>();
  for (const [user, paths] of former) {
    const differ = new Set([...paths.keys()].filter(path => differs(path, user)));
    if (differ.size > 0) elsewhere.set(user, differ);
  }
  return elsewhere;
}

/** A name of a module that means what a path of the module leads to. */
interface Definition {
  name: string;
  /** Null: one of several paths, only some of which are followed. */
  path: Path | null;
  /** The class whose base it is. */
  derived: LinkedClass | null;
}

/** Modules that mention a name, or once did, as far as anybody has asked. */
export type Mentioned = Map<string, Set<LinkedModule>>;

/** What a module mentions: by a name, the paths it has followed, and the names it defines by such a path. */
export class Mentions {
  private readonly paths = new Map<string, Set<Path>>();
  private readonly definitions = new Map<string, Definition[]>();

  constructor(private readonly module: LinkedModule, private readonly mentioned: Mentioned) {
    const { facts } = module;
    for (const [name, path] of facts.exports) this.define(name, path);
    for (const { qualifiedName, returns, owner, tuple } of facts.functions) {
      if (returns === null) continue;
      const name = lastName(qualifiedName);
      for (const path of tuple ?? []) if (path !== null) this.define(name, path);
      this.define(name, returns);
      if (owner >= 0 && implicit.test(name)) this.define(lastName(facts.classes[owner].qualifiedName), returns, module.cls(facts.classes[owner].qualifiedName));
    }
    for (const { qualifiedName, bases, attributes } of facts.classes) {
      for (const [name, path] of attributes) this.define(name, path);
      for (const path of bases) if (path !== null) this.define(lastName(qualifiedName), path, module.cls(qualifiedName));
    }
    // What stands in for a name that cannot be followed is mentioned wherever that name is.
    for (const [beginning, others] of facts.alternatives) {
      for (const other of others) for (const part of namesIn(other)) this.note(part, { name: lastName(beginning), path: null, derived: null });
    }
    for (const path of module.resolved.keys()) this.add(path);
  }

  add(path: Path): void {
    for (const name of namesIn(path)) {
      const same = this.paths.get(name);
      if (same !== undefined) {
        same.add(path);
        continue;
      }
      this.paths.set(name, new Set([path]));
      this.register(name);
    }
  }

  pathsWith(name: string): Iterable<Path> {
    return this.paths.get(name) ?? [];
  }

  definedBy(name: string): readonly Definition[] {
    return this.definitions.get(name) ?? [];
  }

  private note(part: string, definition: Definition): void {
    const same = this.definitions.get(part);
    if (same !== undefined) {
      same.push(definition);
      return;
    }
    this.definitions.set(part, [definition]);
    this.register(part);
  }

  private register(name: string): void {
    const modules = this.mentioned.get(name);
    if (modules === undefined) this.mentioned.set(name, new Set([this.module]));
    else modules.add(this.module);
  }

  private define(name: string, path: Path, derived: LinkedClass | null | undefined = null): void {
    for (const part of new Set(namesIn(path))) if (part !== name || derived) this.note(part, { name, path, derived: derived ?? null });
  }
}

/** Whether two values are one, or made alike of the same; `changed` are functions and classes that are the same in name only. */
export function sameValue(a: Value | null, b: Value | null, changed: ReadonlySet<object>): boolean {
  if (a === null || b === null) return a === b;
  return a.kind === b.kind && a.module === b.module && a.fn === b.fn && a.cls === b.cls && a.name === b.name && a.entry === b.entry && a.element === b.element && sameItems(a, b, changed) && a.enters === b.enters
    && !(a.fn !== null && changed.has(a.fn)) && !(a.cls !== null && changed.has(a.cls)) && (a.inner === b.inner && a.inner === null || sameValue(a.inner, b.inner, changed));
}

function sameItems({ items: a }: Value, { items: b }: Value, changed: ReadonlySet<object>): boolean {
  return a === b || (a !== null && b !== null && a.length === b.length && a.every((item, i) => sameValue(item, b[i], changed)));
}

function namesIn(path: Path): string[] {
  return path.split(marks);
}
