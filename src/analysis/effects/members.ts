/** What values have and yield, in the workspace and in the catalogue: attributes, exports, members of classes, results of calls, items, what is awaited or entered. */
import type { Catalogue } from '../catalogue';
import type { Path } from '../facts';
import type { Dialect } from './dialect';
import { Externals } from './externals';
import type { LinkedModule } from './module';
import { ModuleTable } from './module-table';
import { holder, runningFile, Value, ValueKind, type LinkedClass, type LinkedFunction } from './values';

/** Longer chains of attributes, re-exports and base classes than this are taken for cycles. */
export const DEPTH_LIMIT = 40;

export abstract class Members {
  readonly modules = new ModuleTable();
  protected readonly externals: Externals;
  /** Paths that are being followed, one for the other's sake. */
  protected depth = 0;

  constructor(catalogue: Catalogue, readonly dialect: Dialect) {
    this.externals = new Externals(catalogue);
  }

  /** What a path means in a module; null where it cannot be followed. */
  abstract resolve(path: Path | null, from: LinkedModule): Value | null;

  /** What is called where a path is called, or inherited from: for a module of JavaScript, what it exports by default. */
  abstract callee(path: Path | null, from: LinkedModule): Value | null;

  /** A name outside the workspace; of a module's constant (`string.digits`) the members are those of its class. */
  protected external(name: string): Value | null {
    const entry = this.externals.entryOf(name);
    if (entry === undefined) {
      const owner = this.externals.entryOf(name.slice(0, Math.max(0, name.lastIndexOf('.'))));
      const constant = owner?.attribute === true && owner.returns !== undefined ? this.externals.resultOf(owner) : null;
      if (constant !== null) return this.attribute(constant, name.slice(name.lastIndexOf('.') + 1));
    }
    return this.externals.external(name, entry);
  }

  protected attribute(object: Value, name: string): Value | null {
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

  protected awaited(value: Value): Value | null {
    if (value.kind === ValueKind.Awaitable) return value.inner;
    if (!this.dialect.promises) return null;
    // `await Promise.all(...)`: what the array holds has settled.
    return value.kind === ValueKind.Container && value.inner !== null ? holder(ValueKind.Container, this.awaited(value.inner)) : value;
  }

  /** What a module means by a name: what it defines or imports, else what a star import brings, else a submodule. */
  protected export(module: LinkedModule, name: string): Value | null {
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
  protected starred(module: LinkedModule, name: string): Value | null {
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
          return fn.facts.isProperty ? (ofInstance ? this.returned(fn) : null) : fn.value;
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

  protected call(callee: Value): Value | null {
    switch (callee.kind) {
      case ValueKind.Function: {
        const fn = callee.fn!;
        const result = fn.facts.tuple === undefined ? this.returned(fn) : this.tuple(fn.facts.tuple, fn);
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

  /** What a function returns: as its source says, else as its stub does. */
  private returned({ facts, module }: LinkedFunction): Value | null {
    const said = this.resolve(facts.returns, module);
    return said !== null || facts.described === undefined ? said : this.resolve(facts.described, module);
  }

  /** What a function returns, or a generator of them, with what stands at its positions. */
  private tuple(paths: readonly (Path | null)[], { facts, module }: LinkedFunction): Value {
    const plain = this.resolve(facts.returns, module);
    const value = Object.assign(new Value(ValueKind.ExternalInstance), facts.isGenerator ? plain?.inner : plain);
    value.items = paths.map(path => this.resolve(path, module));
    return facts.isGenerator ? holder(ValueKind.Container, value) : value;
  }

  private made({ module }: Value, result: Value | null): Value | null {
    return result === null || module === null ? result : runningFile(result, module);
  }

  protected enter(manager: Value): Value | null {
    switch (manager.kind) {
      case ValueKind.Instance: {
        const method = this.method(manager.cls!, '__enter__') ?? this.method(manager.cls!, '__aenter__');
        return (method !== null ? this.returned(method) : null) ?? manager;
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

  protected elementOf(container: Value): Value | null {
    switch (container.kind) {
      case ValueKind.Instance: {
        const method = this.method(container.cls!, '__iter__') ?? this.method(container.cls!, '__getitem__');
        return method === null || method.facts.isGenerator === false ? null : this.returned(method);
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
