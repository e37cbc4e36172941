/**
 * Follows paths (see `facts.ts`) through the files of a workspace and the catalogue. Every step is remembered, cycles end in "unknown",
 * and what cannot be followed is null: everything behind stays silent about it.
 */
import type { Catalogue } from '../catalogue';
import type { ModuleFacts, Path } from '../facts';
import type { ScriptAliases } from './aliases';
import { dialects, type Dialect } from './dialect';
import { Externals } from './externals';
import { LinkedModule } from './module';
import { isDotted, stepMarks, topOf } from './path-steps';
import { ModuleTable } from './module-table';
import { holder, runningFile, ValueKind, type LinkedClass, type LinkedFunction, type Value } from './values';

/** Longer chains of attributes, re-exports and base classes than this are taken for cycles. */
const DEPTH_LIMIT = 40;
/** Between a file and what makes a worker that runs it. */
const MADE_FOR = '.<worker>.';
/** An import that stands in for another may itself have one that stands in; names that stand in for one another lead nowhere. */
const MOST_ALTERNATIVES = 2;

export class Linker {
  readonly modules = new ModuleTable();
  /** Paths that start outside the workspace mean the same in every file that has no alternatives for them. */
  private readonly outside = new Map<Path, Value | null>();
  private readonly externals: Externals;
  private depth = 0;
  /** Alternatives that are being followed, one for the other's sake. */
  private alternativesDeep = 0;
  /** Whether there is anything to forget: not while a workspace is being read in. */
  private resolvedAny = false;

  constructor(catalogue: Catalogue, readonly dialect: Dialect = dialects.python) {
    this.externals = new Externals(catalogue);
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
      for (const cls of one.facts.classes) {
        const linked = one.cls(cls.qualifiedName);
        if (linked !== undefined) linked.lineage = null;
      }
      for (const user of one.usedBy) affected.add(user);
      one.usedBy.clear();
    }
    return affected;
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
    if (this.modules.mayStart(topOf(path)) || from.facts.alternatives.size > 0) {
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
        const container = this.resolve(path.slice(0, end - 2), from);
        return container === null ? null : this.elementOf(container);
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
      const module = this.resolve(name.slice(0, file), from);
      return plain === null || module === null || module.kind !== ValueKind.Module ? plain : runningFile(plain, module.module);
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

  /** A name outside the workspace; of a module's constant (`string.digits`) the members are those of its class. */
  private external(name: string): Value | null {
    const entry = this.externals.entryOf(name);
    if (entry === undefined) {
      const owner = this.externals.entryOf(name.slice(0, Math.max(0, name.lastIndexOf('.'))));
      const constant = owner?.attribute === true && owner.returns !== undefined ? this.externals.resultOf(owner) : null;
      if (constant !== null) return this.attribute(constant, name.slice(name.lastIndexOf('.') + 1));
    }
    return this.externals.external(name, entry);
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

  private attribute(object: Value, name: string): Value | null {
    switch (object.kind) {
      case ValueKind.Module:
        return this.export(object.module!, name);
      case ValueKind.Class:
      case ValueKind.Instance:
        return this.classMember(object.cls!, name, object.kind === ValueKind.Instance);
      case ValueKind.External: {
        // A package's default export goes by the package's name.
        if (name === 'default' && this.dialect.promises) return object;
        return this.external(`${object.name}.${name}`);
      }
      case ValueKind.ExternalInstance: {
        if (object.name === '') return null;
        const entry = this.externals.entryOf(`${object.name}.${name}`);
        if (entry !== undefined) {
          // `lines.slice(1)` holds what `lines` does.
          if (object.element !== undefined && this.dialect.sameElements.has(name)) return this.externals.heldMember(object.name, name, object);
          const member = this.externals.external(entry.name, entry);
          return member === null || object.module === null ? member : runningFile(member, object.module);
        }
        // A container of known content is called a list, whatever its kind.
        return object.name === this.dialect.container ? this.ofOtherContainers(name) : null;
      }
      case ValueKind.Container:
        for (const container of [this.dialect.container, ...this.dialect.otherContainers]) {
          const held = this.externals.heldMember(container, name, name === 'pop' || name === 'popleft' ? object.inner : null);
          if (held?.entry !== undefined) return held;
        }
        return null;
      case ValueKind.Mapping: {
        const one = name === 'get' || name === 'pop' || name === 'setdefault';
        return this.externals.heldMember(this.dialect.mapping, name, one ? object.inner : name === 'values' ? holder(ValueKind.Container, object.inner!) : null);
      }
      case ValueKind.Awaitable:
        return this.dialect.promises ? this.externals.heldMember('globalThis.Promise', name, null) ?? this.beforeAwaiting(object, name) : null;
      default:
        return null;
    }
  }

  private ofOtherContainers(name: string): Value | null {
    for (const container of this.dialect.otherContainers) {
      const entry = this.externals.entryOf(`${container}.${name}`);
      if (entry !== undefined) return this.externals.external(entry.name, entry);
    }
    return null;
  }

  /** Promises of some clients have methods that choose what is awaited: `await got(url).json()`. The catalogue has them with the class of the answer. */
  private beforeAwaiting({ inner }: Value, name: string): Value | null {
    const chosen = inner === null || inner.kind !== ValueKind.ExternalInstance || inner.name === '' ? undefined : this.externals.entryOf(`${inner.name}.${name}`);
    return chosen?.coroutine === true ? this.externals.external(chosen.name, chosen) : null;
  }

  private awaited(value: Value): Value | null {
    if (value.kind === ValueKind.Awaitable) return value.inner;
    if (!this.dialect.promises) return null;
    // `await Promise.all(...)`: what the array holds has settled.
    return value.kind === ValueKind.Container && value.inner !== null ? holder(ValueKind.Container, this.awaited(value.inner)) : value;
  }

  /** What a module means by a name: what it defines or imports, else what a star import brings, else a submodule. */
  private export(module: LinkedModule, name: string): Value | null {
    const path = module.facts.exports.get(name);
    if (path !== undefined && path !== `${module.name}.${name}`) return this.resolve(path, module);
    const own = module.fn(name)?.value ?? module.cls(name)?.value;
    if (own !== undefined) return own;
    const starred = module.facts.starImports.length === 0 ? null : this.starred(module, name);
    if (starred !== null) return starred;
    if (this.dialect.promises) return this.byDefault(module, name);
    const submodule = module.isPackage ? this.modules.find(`${module.name}.${name}`, module) : undefined;
    if (submodule === undefined) return null;
    submodule.usedBy.add(module);
    return submodule.value;
  }

  /** `module.exports = client`: what a module does not export by name, what it exports by default may have. */
  private byDefault(module: LinkedModule, name: string): Value | null {
    const path = module.facts.exports.get('default') ?? (module.fn('default') ?? module.cls('default') ? `${module.name}.default` : undefined);
    // The default import of a module that has none is the module.
    if (name === 'default') return path === undefined ? module.value : null;
    if (path === undefined || this.depth > DEPTH_LIMIT) return null;
    this.depth++;
    const value = this.export(module, 'default');
    const found = value === null || value === module.value ? null : this.attribute(value, name);
    this.depth--;
    return found;
  }

  /** A public name that one of a module's star imports brings; the last that offers it counts. */
  private starred(module: LinkedModule, name: string): Value | null {
    if (name.charCodeAt(0) === 95 /* _ */) return null;
    const stars = module.facts.starImports;
    for (let i = stars.length - 1; i >= 0; i--) {
      const source = this.resolve(stars[i], module);
      if (source === null) continue;
      if (source.kind === ValueKind.Module) {
        if (this.depth > DEPTH_LIMIT || source.module === module) continue;
        source.module!.usedBy.add(module);
        this.depth++;
        const found = this.export(source.module!, name);
        this.depth--;
        if (found !== null) return found;
      } else if (source.kind === ValueKind.External) {
        const full = `${source.name}.${name}`;
        const entry = this.externals.entryOf(full);
        if (entry !== undefined) return this.externals.external(full, entry);
      }
    }
    return null;
  }

  /** A method or attribute of a class, its bases included. Properties are what reading them yields. */
  private classMember(cls: LinkedClass, name: string, ofInstance: boolean): Value | null {
    for (const base of this.lineage(cls)) {
      if (base.kind === ValueKind.Class) {
        const { module, facts } = base.cls!;
        const method = facts.methods.get(name);
        if (method !== undefined) {
          const fn = module.functions[method];
          if (fn === undefined) return null;
          return fn.facts.isProperty ? (ofInstance ? this.resolve(fn.facts.returns, module) : null) : fn.value;
        }
        const attribute = facts.attributes.get(name);
        if (attribute !== undefined) return this.resolve(attribute, module);
        const nested = module.cls(`${facts.qualifiedName}.${name}`);
        if (nested !== undefined) return nested.value;
      } else {
        const entry = this.externals.entryOf(`${base.name}.${name}`);
        if (entry !== undefined) return this.externals.external(entry.name, entry);
      }
    }
    return null;
  }

  /** A class and its bases in the order in which attributes are looked up: depth first, a shared base behind all that share it. */
  lineage(cls: LinkedClass): readonly Value[] {
    if (cls.lineage !== null) return cls.lineage;
    cls.lineage = [cls.value];
    const found: Value[] = [];
    for (const path of cls.facts.bases) {
      const base = this.callee(path, cls.module);
      if (base === null) continue;
      if (base.kind === ValueKind.External) found.push(base);
      else if (base.kind === ValueKind.Class && base.cls !== cls) found.push(...this.lineage(base.cls!));
    }
    cls.lineage = [cls.value, ...found.filter((one, i) => found.lastIndexOf(one) === i)];
    return cls.lineage;
  }

  /** A method by name, for constructors and special methods. */
  method(cls: LinkedClass, name: string): LinkedFunction | null {
    const value = this.classMember(cls, name, true);
    return value !== null && value.kind === ValueKind.Function ? value.fn : null;
  }

  private call(callee: Value): Value | null {
    switch (callee.kind) {
      case ValueKind.Function: {
        const fn = callee.fn!;
        const result = this.resolve(fn.facts.returns, fn.module);
        if (!fn.facts.isAsync || fn.facts.isGenerator) return result;
        return result !== null && this.dialect.promises && result.kind === ValueKind.Awaitable ? result : holder(ValueKind.Awaitable, result);
      }
      case ValueKind.Module: {
        const value = this.dialect.promises ? this.export(callee.module!, 'default') : null;
        return value === null || value.kind === ValueKind.Module ? null : this.call(value);
      }
      case ValueKind.Class:
        return callee.cls!.instance;
      case ValueKind.Instance: {
        const method = this.method(callee.cls!, '__call__');
        return method === null ? null : this.call(method.value);
      }
      case ValueKind.External:
        if (callee.inner !== null) return callee.inner;
        return callee.entry === undefined ? null : this.made(callee, this.externals.resultOf(callee.entry));
      case ValueKind.ExternalInstance: {
        const entry = callee.name === '' ? undefined : this.externals.entryOf(`${callee.name}.__call__`);
        return entry === undefined ? null : this.externals.resultOf(entry);
      }
      default:
        return null;
    }
  }

  private made({ module }: Value, result: Value | null): Value | null {
    return result === null || module === null ? result : runningFile(result, module);
  }

  private enter(manager: Value): Value | null {
    switch (manager.kind) {
      case ValueKind.Instance: {
        const method = this.method(manager.cls!, '__enter__') ?? this.method(manager.cls!, '__aenter__');
        return (method !== null ? this.resolve(method.facts.returns, method.module) : null) ?? manager;
      }
      case ValueKind.ExternalInstance: {
        const entered = manager.enters ?? (manager.name === '' ? undefined : this.externals.entryOf(manager.name)?.enters);
        return entered === undefined ? manager : this.externals.instance(entered);
      }
      // A generator can be entered only where `contextlib.contextmanager` has made a manager of it: what it yields.
      case ValueKind.Container:
        return manager.inner;
      case ValueKind.Awaitable:
        return manager.inner === null ? null : this.enter(manager.inner);
      default:
        return null;
    }
  }

  private elementOf(container: Value): Value | null {
    switch (container.kind) {
      case ValueKind.Instance: {
        const method = this.method(container.cls!, '__iter__') ?? this.method(container.cls!, '__getitem__');
        return method === null || method.facts.isGenerator === false ? null : this.resolve(method.facts.returns, method.module);
      }
      case ValueKind.ExternalInstance: {
        const element = container.element ?? (container.name === '' ? undefined : this.externals.entryOf(container.name)?.element);
        return element === undefined ? null : this.externals.instance(element);
      }
      case ValueKind.Container:
      case ValueKind.Mapping:
        return container.inner;
      default:
        return null;
    }
  }
}
