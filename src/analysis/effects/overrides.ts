/** Which methods take the place of which, and which of them a call may mean. Where it may mean several, only what holds for each of them is said. */
import type { CatalogueEntry } from '../catalogue';
import type { Path } from '../facts';
import type { Linker } from './linker';
import { isTestModule, type LinkedModule } from './module';
import { Value, ValueKind, type LinkedClass, type LinkedFunction } from './values';

/** A call that may mean more functions than this is not followed. */
const MOST_MEANT = 16;

/** A method of a class, and the one of a class below that takes its place. */
interface Overriding {
  method: LinkedFunction;
  override: LinkedFunction;
  /** All by which the override counts for one call and not for another. */
  described: string;
}

/** The overrides of every method of a workspace: they are facts of no single file. After an edit only those of the modules are looked for anew whose classes it concerns. */
export class Overrides {
  private readonly ofModule = new Map<LinkedModule, readonly Overriding[]>();
  private readonly ofMethod = new Map<LinkedFunction, Overriding[]>();
  /** What was found last, by the method that is overridden, in a form that tells whether it is the same. */
  private readonly found = new Map<LinkedFunction, string>();
  /** Modules with classes below those of a module, or that once had some. */
  private readonly below = new Map<LinkedModule, Set<LinkedModule>>();
  private outdated = new Set<LinkedModule>();

  constructor(private readonly linker: Linker) {}

  /** A module came or went, or its names or classes have changed. */
  forget(module: LinkedModule): void {
    this.outdated.add(module);
  }

  /** Looks anew where something has changed. Returns the methods that are overridden by others than before: calls of them may mean others now. */
  refresh(): LinkedFunction[] {
    const { outdated } = this;
    for (const module of this.linker.takeOtherLineages()) outdated.add(module);
    if (outdated.size === 0) return [];
    this.outdated = new Set();
    for (const module of [...outdated]) for (const one of this.below.get(module) ?? []) outdated.add(one);
    const touched = new Set<LinkedFunction>();
    for (const module of outdated) for (const { method } of this.ofModule.get(module) ?? []) touched.add(method);
    for (const method of touched) this.ofMethod.set(method, this.ofMethod.get(method)!.filter(({ override }) => !outdated.has(override.module)));
    for (const module of outdated) {
      const present = this.linker.modules.get(module.path) === module;
      if (!present) this.below.delete(module);
      const found = present ? this.collect(module) : [];
      if (found.length > 0) this.ofModule.set(module, found);
      else this.ofModule.delete(module);
      for (const one of found) {
        touched.add(one.method);
        const same = this.ofMethod.get(one.method);
        if (same === undefined) this.ofMethod.set(one.method, [one]);
        else same.push(one);
      }
    }
    return [...touched].filter(method => this.settle(method));
  }

  /** Notes what overrides a method now; returns whether that is anything else than before. */
  private settle(method: LinkedFunction): boolean {
    const all = this.ofMethod.get(method)!;
    if (all.length === 0) {
      this.ofMethod.delete(method);
      method.overrides = null;
      return this.found.delete(method);
    }
    if (all.length > 1) all.sort((a, b) => inTextOrder(a.override, b.override));
    const text = all.map(({ described }) => described).join();
    method.overrides = all.map(({ override }) => override);
    if (this.found.get(method) === text) return false;
    this.found.set(method, text);
    return true;
  }

  /** What the classes of a module override. */
  private collect(module: LinkedModule): Overriding[] {
    const found: Overriding[] = [];
    const isTest = isTestModule(module);
    const known = new Map<LinkedClass, string>();
    for (const { qualifiedName, bases, methods } of module.facts.classes) {
      const cls = bases.length === 0 || methods.size === 0 ? undefined : module.cls(qualifiedName);
      if (cls === undefined) continue;
      for (const base of this.linker.lineage(cls)) {
        if (base.cls === null || base.cls === cls) continue;
        this.noteBelow(base.cls.module, module);
        // What tests put in the place of the real thing says nothing about that.
        if (isTest && !isTestModule(base.cls.module)) continue;
        for (const [name, index] of methods) {
          const at = name.startsWith('__') ? undefined : base.cls.facts.methods.get(name);
          if (at === undefined) continue;
          const override = module.functions[index];
          found.push({ method: base.cls.module.functions[at], override, described: this.described(override, known) });
        }
      }
    }
    return found;
  }

  private noteBelow(base: LinkedModule, module: LinkedModule): void {
    if (base === module) return;
    const below = this.below.get(base);
    if (below === undefined) this.below.set(base, new Set([module]));
    else below.add(module);
  }

  /** What is said of classes is kept for the next. */
  private described(fn: LinkedFunction, known: Map<LinkedClass, string>): string {
    const { isAbstract, isAsync, isGenerator, qualifiedName } = fn.facts;
    const owner = ownerOf(fn)!;
    let cls = known.get(owner);
    if (cls === undefined) {
      cls = this.linker.lineage(owner).map(base => (base.cls === null ? '' : `${base.cls.module.path}:${base.cls.facts.qualifiedName}`)).join(' ');
      known.set(owner, cls);
    }
    return `${qualifiedName} ${isAbstract === true} ${isAsync} ${isGenerator} ${cls}`;
  }
}

/**
 * What a call of a method that is overridden may mean: itself, where the class of the object is known for sure, or one of several. Null where they are too many or too
 * unlike to be spoken of together.
 */
export function meantBy(value: Value, path: Path, from: LinkedFunction, linker: Linker): Value | null {
  const method = value.fn!;
  const receiver = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  const object = linker.resolve(receiver, from.module);
  if (object === null || object.kind !== ValueKind.Instance) return value;
  const cls = object.cls!;
  const own = classAround(from);
  if (own !== cls) {
    // `super().fetch()`, or an object that the same function has made.
    if (own !== null && linker.lineage(own).includes(cls.value)) return value;
    if (makes(from, receiver)) return value;
  }
  const below = method.overrides!.filter(override => isBelow(override, cls, linker));
  return below.length === 0 ? value : oneOf([method, ...below]);
}

/** A call that means one of these functions; null where they are too many, or not called alike. */
export function oneOf(all: readonly LinkedFunction[]): Value | null {
  const real = all.filter(fn => fn.facts.isAbstract !== true);
  const meant = real.length === 0 ? all.slice(0, 1) : [...new Set(real)];
  if (meant.length === 1) return meant[0].value;
  const [{ facts: { isAsync, isGenerator } }] = meant;
  if (meant.length > MOST_MEANT || meant.some(({ facts }) => facts.isAsync !== isAsync || facts.isGenerator !== isGenerator)) return null;
  const value = new Value(ValueKind.Function);
  value.fn = meant[0];
  value.either = meant;
  return value;
}

/** What a call means that names several paths; null where one of them cannot be followed, or where they are too unlike. */
export function meantByOneOf(paths: readonly Path[], from: LinkedFunction, linker: Linker): Value | null {
  const functions: LinkedFunction[] = [];
  let known: Value | null = null;
  for (const path of paths) {
    const value = linker.callee(path, from.module);
    if (value === null) return null;
    if (value.kind === ValueKind.Function) functions.push(value.fn!);
    else if (value.kind !== ValueKind.External || value.entry === undefined) return null;
    else if (known === null) known = value;
    else if (!alike(known.entry!, value.entry)) return null;
  }
  return known === null ? oneOf(functions) : functions.length === 0 ? known : null;
}

function alike(a: CatalogueEntry, b: CatalogueEntry): boolean {
  return a.work === b.work && a.io === b.io && a.blocking === b.blocking && a.coroutine === b.coroutine && a.growth === b.growth && a.runs === undefined && b.runs === undefined;
}

function isBelow(override: LinkedFunction, cls: LinkedClass, linker: Linker): boolean {
  const owner = ownerOf(override);
  return owner !== null && owner !== cls && linker.lineage(owner).includes(cls.value);
}

function ownerOf({ module, facts }: LinkedFunction): LinkedClass | null {
  return facts.owner < 0 ? null : module.cls(module.facts.classes[facts.owner].qualifiedName) ?? null;
}

/** The class whose method a function is, or is nested in. */
function classAround(fn: LinkedFunction): LinkedClass | null {
  for (let { facts } = fn; facts !== undefined; facts = fn.module.facts.functions[facts.parent]) {
    if (facts.owner >= 0) return fn.module.cls(fn.module.facts.classes[facts.owner].qualifiedName) ?? null;
  }
  return null;
}

/** Whether a function calls the class whose instance a path is. */
function makes({ facts }: LinkedFunction, path: Path): boolean {
  if (!path.endsWith('()') || facts.parameters.some(({ type }) => type === path)) return false;
  const made = path.slice(0, -2);
  const search = (region: typeof facts.body): boolean => region.calls.some(call => call.path === made) || region.loops.some(search);
  return search(facts.body);
}

function inTextOrder(a: LinkedFunction, b: LinkedFunction): number {
  if (a.module !== b.module) return a.module.path < b.module.path ? -1 : 1;
  return a.facts.start - b.facts.start;
}
