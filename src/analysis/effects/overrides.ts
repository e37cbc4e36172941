/** Which methods take the place of which, and which of them a call may mean. Where it may mean several, only what holds for each of them is said. */
import type { CatalogueEntry } from '../catalogue';
import type { Path } from '../facts';
import type { Linker } from './linker';
import { isTestModule } from './module';
import { Value, ValueKind, type LinkedClass, type LinkedFunction } from './values';

/** A call that may mean more functions than this is not followed. */
const MOST_MEANT = 16;

/** The overrides of every method of a workspace, found all at once: they are facts of no single file. */
export class Overrides {
  /** What was found last, by the method that is overridden, in a form that tells whether it is the same. */
  private found = new Map<LinkedFunction, string>();
  private outdated = true;

  constructor(private readonly linker: Linker) {}

  /** Names, classes or files have changed. */
  forget(): void {
    this.outdated = true;
  }

  /** Looks anew where something has changed. Returns the methods that are overridden by others than before: calls of them may mean others now. */
  refresh(): LinkedFunction[] {
    if (!this.outdated) return [];
    this.outdated = false;
    const overriding = this.collect();
    const before = this.found;
    this.found = new Map();
    const bases = new Map<LinkedClass, string>();
    const differ: LinkedFunction[] = [];
    for (const [method, overrides] of overriding) {
      if (overrides.length > 1) overrides.sort(inTextOrder);
      const text = overrides.map(override => this.described(override, bases)).join();
      this.found.set(method, text);
      method.overrides = overrides;
      if (before.get(method) !== text) differ.push(method);
      before.delete(method);
    }
    for (const method of before.keys()) {
      method.overrides = null;
      differ.push(method);
    }
    return differ;
  }

  private collect(): Map<LinkedFunction, LinkedFunction[]> {
    const overriding = new Map<LinkedFunction, LinkedFunction[]>();
    for (const module of this.linker.modules.all()) {
      for (const { qualifiedName, bases, methods } of module.facts.classes) {
        const cls = bases.length === 0 || methods.size === 0 ? undefined : module.cls(qualifiedName);
        if (cls === undefined) continue;
        const isTest = isTestModule(module);
        for (const base of this.linker.lineage(cls)) {
          // What tests put in the place of the real thing says nothing about that.
          if (base.cls === null || base.cls === cls || (isTest && !isTestModule(base.cls.module))) continue;
          for (const [name, index] of methods) {
            const at = name.startsWith('__') ? undefined : base.cls.facts.methods.get(name);
            if (at === undefined) continue;
            const method = base.cls.module.functions[at];
            const overrides = overriding.get(method);
            if (overrides === undefined) overriding.set(method, [module.functions[index]]);
            else overrides.push(module.functions[index]);
          }
        }
      }
    }
    return overriding;
  }

  /** All by which an override counts for one call and not for another; what is said of classes is kept for the next. */
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
