/**
 * Follows paths (see `facts.ts`) through the files of a workspace and the catalogue. Every step is remembered, cycles end in "unknown",
 * and what cannot be followed is null: everything behind stays silent about it.
 */
import type { Catalogue } from '../catalogue';
import type { ModuleFacts, Path } from '../facts';
import type { ScriptAliases } from './aliases';
import { dialects, type Dialect } from './dialect';
import type { Mentioned } from './follow-anew';
import { DEPTH_LIMIT, Members } from './members';
import { LinkedModule } from './module';
import { hasChoice, isDotted, MADE_FOR, OR_ELSE, stepMarks, topOf } from './path-steps';
import { holder, runningFile, ValueKind, type LinkedClass, type Value } from './values';

/** An import that stands in for another may itself have one that stands in; names that stand in for one another lead nowhere. */
const MOST_ALTERNATIVES = 2;

export class Linker extends Members {
  /** Paths that start outside the workspace mean the same in every file that has no alternatives for them. */
  private readonly outside = new Map<Path, Value | null>();
  /** Which modules mention a name: an edit asks only those that it may concern. */
  readonly mentioned: Mentioned = new Map();
  /** Alternatives that are being followed, one for the other's sake. */
  private alternativesDeep = 0;
  /** Modules with classes that may derive from others than before, since anybody asked. */
  private otherLineages = new Set<LinkedModule>();
  /** Whether there is anything to forget: not while a workspace is being read in. */
  private resolvedAny = false;

  constructor(catalogue: Catalogue, dialect: Dialect = dialects.python) {
    super(catalogue, dialect);
  }

  /** Adds a module. Returns the modules whose paths may now lead elsewhere; what they had resolved is forgotten. */
  add(facts: ModuleFacts): { module: LinkedModule; affected: Set<LinkedModule> } {
    const module = new LinkedModule(facts);
    const affected = this.forgetMentions(module.name);
    this.modules.add(module);
    return { module, affected };
  }

  remove(module: LinkedModule): Set<LinkedModule> {
    this.modules.remove(module);
    for (const mentioning of this.mentioned.values()) mentioning.delete(module);
    const affected = this.forgetMentions(module.name);
    for (const one of this.forgetUsers(module)) affected.add(one);
    affected.delete(module);
    return affected;
  }

  /** Forgets what was resolved through a module whose interface has changed, in the module itself and in all that use it, however indirectly. */
  forgetUsers(module: LinkedModule): Set<LinkedModule> {
    const affected = new Set<LinkedModule>([module]);
    for (const one of affected) {
      one.resolved.clear();
      one.mentions = null;
      this.otherLineages.add(one);
      for (const cls of one.facts.classes) {
        const linked = one.cls(cls.qualifiedName);
        if (linked !== undefined) linked.lineage = null;
      }
      for (const user of one.usedBy) affected.add(user);
      one.usedBy.clear();
    }
    return affected;
  }

  /** What a class derives from is to be followed anew. */
  forgetLineage(cls: LinkedClass): void {
    cls.lineage = null;
    this.otherLineages.add(cls.module);
  }

  /** Modules with classes that may derive from others than when this was last asked; of edited modules the caller knows. */
  takeOtherLineages(): ReadonlySet<LinkedModule> {
    const taken = this.otherLineages;
    if (taken.size > 0) this.otherLineages = new Set();
    return taken;
  }

  /** Other aliases hold from now on: what was resolved is forgotten. */
  setAliases(aliases: ScriptAliases | null): void {
    this.modules.setAliases(aliases);
    this.outside.clear();
    for (const module of this.modules.all()) this.forgetUsers(module);
  }

  /** A module has come or gone: paths that begin with a part of its name may lead elsewhere now. */
  private forgetMentions(name: string): Set<LinkedModule> {
    const parts = new Set(name.split('.'));
    const affected = new Set<LinkedModule>();
    if (!this.resolvedAny) return affected;
    for (const module of this.modules.all()) {
      for (const path of module.resolved.keys()) {
        if (parts.has(topOf(path)) || this.modules.mayConcernAliases(topOf(path))) {
          for (const one of this.forgetUsers(module)) affected.add(one);
          break;
        }
      }
    }
    for (const path of [...this.outside.keys()]) if (parts.has(topOf(path))) this.outside.delete(path);
    return affected;
  }

  /** What a path means in a module; null where it cannot be followed. */
  resolve(path: Path | null, from: LinkedModule): Value | null {
    if (path === null) return null;
    const known = from.resolved.get(path);
    if (known !== undefined) return known;
    this.resolvedAny = true;
    let value: Value | null;
    if (this.modules.mayStart(topOf(path)) || from.facts.alternatives.size > 0 || hasChoice(path)) {
      if (this.depth > DEPTH_LIMIT) return null;
      // Whoever comes back here while it is being followed has gone in a circle.
      from.resolved.set(path, null);
      this.depth++;
      value = this.follow(path, from);
      this.depth--;
    } else {
      const found = this.outside.get(path);
      if (found === undefined) {
        value = this.depth > DEPTH_LIMIT ? null : this.follow(path, from);
        this.outside.set(path, value);
      } else {
        value = found;
      }
    }
    from.resolved.set(path, value);
    from.mentions?.add(path);
    return value;
  }

  /** What is called where a path is called, or inherited from: for a module of JavaScript, what it exports by default. */
  callee(path: Path | null, from: LinkedModule): Value | null {
    const value = this.resolve(path, from);
    if (value === null || value.kind !== ValueKind.Module || !this.dialect.promises) return value;
    value.module!.usedBy.add(from);
    return this.export(value.module!, 'default');
  }

  /** Takes the last step of a path, the steps before it being a path of their own (and remembered as such). */
  private follow(path: Path, from: LinkedModule): Value | null {
    const value = this.lastStep(path, from);
    if (from.facts.alternatives.size === 0 || this.alternativesDeep >= MOST_ALTERNATIVES) return value;
    if (value !== null && !(value.kind === ValueKind.External && value.entry === undefined)) return value;
    // `try: import ujson as json` / `except ImportError: import json`: the first that can be followed.
    for (const [beginning, others] of from.facts.alternatives) {
      if (!path.startsWith(beginning) || (path.length > beginning.length && !stepMarks.includes(path[beginning.length]))) continue;
      for (const other of others) {
        this.alternativesDeep++;
        const found = this.resolve(other + path.slice(beginning.length), from);
        this.alternativesDeep--;
        if (found !== null && !(found.kind === ValueKind.External && found.entry === undefined)) return found;
      }
    }
    return value;
  }

  private lastStep(path: Path, from: LinkedModule): Value | null {
    const end = path.length;
    const last = path.charCodeAt(end - 1);
    switch (last) {
      case 41 /* ) */: {
        const callee = this.resolve(path.slice(0, end - 2), from);
        return callee === null ? null : this.call(callee);
      }
      case 93 /* ] */: {
        const position = path.charCodeAt(end - 2) - 48 /* 0 */;
        const container = this.resolve(path.slice(0, position >= 0 && position < 10 ? end - 3 : end - 2), from);
        if (container === null) return null;
        return container.items !== null && position >= 0 && position < container.items.length ? container.items[position] : this.elementOf(container);
      }
      case 126 /* ~ */: {
        const awaitable = this.resolve(path.slice(0, end - 1), from);
        return awaitable === null ? null : this.awaited(awaitable);
      }
      case 42 /* * */:
      case 37 /* % */: {
        // The star of `module.*.name` stands behind a dot; it is never a path's last character.
        const inner = this.resolve(path.slice(0, end - 1), from);
        return inner === null ? null : holder(last === 42 ? ValueKind.Container : ValueKind.Mapping, inner);
      }
      case 94 /* ^ */: {
        const manager = this.resolve(path.slice(0, end - 1), from);
        return manager === null ? null : this.enter(manager);
      }
    }
    if (isDotted(path)) return this.dotted(path, from);
    const dot = path.lastIndexOf('.');
    const object = this.resolve(path.slice(0, dot), from);
    return object === null ? null : this.attribute(object, path.slice(dot + 1));
  }

  /** A name without steps: of the module itself, of another module of the workspace, or of neither. */
  private dotted(name: string, from: LinkedModule): Value | null {
    const star = name.indexOf('.*.');
    if (star >= 0) {
      const [bound, ...attributes] = name.slice(star + 3).split('.');
      const builtin = `${this.dialect.builtins}.${bound}`;
      let value = this.starred(from, bound) ?? this.externals.external(builtin, this.externals.entryOf(builtin));
      for (const attribute of attributes) value = value === null ? null : this.attribute(value, attribute);
      return value;
    }
    const file = this.dialect.promises ? name.indexOf(MADE_FOR) : -1;
    if (file > 0) {
      const plain = this.external(name.slice(file + MADE_FOR.length));
      if (plain === null) return null;
      for (const one of name.slice(0, file).split(OR_ELSE)) {
        const module = this.resolve(one, from);
        if (module !== null && module.kind === ValueKind.Module) return runningFile(plain, module.module);
      }
      return plain;
    }
    // What the catalogue knows by its exact name it knows better than the library's own source tells; a module of the user's own that goes by a
    // library's name is no library.
    if (this.externals.knowsTop(topOf(name)) && !this.modules.isShadowed(topOf(name), from)) {
      const entry = this.externals.entryOf(name);
      if (entry !== undefined) return this.externals.external(name, entry);
    }
    const own = from.name;
    if (name.startsWith(own) && (name.length === own.length || name.charCodeAt(own.length) === 46)) {
      const value = name.length === own.length ? from.value : this.member(from, name.slice(own.length + 1));
      if (value !== null) return value;
    }
    for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1)) {
      const module = this.modules.find(name.slice(0, end), from);
      if (module === undefined || module === from) continue;
      module.usedBy.add(from);
      return end === name.length ? module.value : this.member(module, name.slice(end + 1));
    }
    return this.modules.startsPackage(topOf(name), from) ? null : this.external(name);
  }

  /** `Client.fetch` in a module, `outer.<locals>.inner` included. */
  private member(module: LinkedModule, path: string): Value | null {
    const direct = module.fn(path)?.value ?? module.cls(path)?.value;
    if (direct !== undefined && path.includes('.')) return direct;
    let value: Value | null = module.value;
    for (const part of path.split('.')) {
      value = this.attribute(value, part);
      if (value === null) return null;
    }
    return value;
  }
}
