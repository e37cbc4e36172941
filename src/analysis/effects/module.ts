/** One module of the workspace as linking sees it: its functions and classes by name, and where its paths were found to lead. */
import type { ModuleFacts, Path } from '../facts';
import { LinkedClass, LinkedFunction, Value, ValueKind } from './values';

export class LinkedModule {
  readonly path: string;
  readonly name: string;
  readonly value: Value;
  /** In the order of `facts.functions`. */
  functions: LinkedFunction[] = [];
  /** Where each path of this module leads; null: cannot be followed. */
  readonly resolved = new Map<Path, Value | null>();
  /** Modules whose paths were resolved through this one. */
  readonly usedBy = new Set<LinkedModule>();
  private byName = new Map<string, LinkedFunction>();
  private classesByName = new Map<string, LinkedClass>();

  constructor(public facts: ModuleFacts) {
    this.path = facts.path;
    this.name = facts.name;
    this.value = new Value(ValueKind.Module);
    this.value.module = this;
    this.take(facts);
  }

  get isPackage(): boolean {
    return /(?:^|[\\/])__init__\.pyi?$/.test(this.path);
  }

  /** A function by its path within the module: `Client.fetch`. */
  fn(qualifiedName: string): LinkedFunction | undefined {
    return this.byName.get(qualifiedName);
  }

  cls(qualifiedName: string): LinkedClass | undefined {
    return this.classesByName.get(qualifiedName);
  }

  /**
   * Replaces the facts by those of an edited text. Functions and classes keep their objects by name, so that callers elsewhere go on
   * pointing at them. Returns the functions that are no longer there.
   */
  take(facts: ModuleFacts): LinkedFunction[] {
    const before = this.byName;
    const classesBefore = this.classesByName;
    const gone = new Set(this.functions);
    this.facts = facts;
    this.byName = new Map();
    this.classesByName = new Map();
    this.functions = new Array(facts.functions.length);
    for (let i = 0; i < facts.functions.length; i++) {
      const one = facts.functions[i];
      const name = one.qualifiedName;
      // Of several definitions under one name the last counts for callers, as at run time; the others are analysed all the same.
      const known = before.get(name);
      let fn: LinkedFunction;
      if (known !== undefined && gone.delete(known)) {
        fn = known;
        fn.facts = one;
      } else {
        fn = new LinkedFunction(this, one);
      }
      this.byName.set(name, fn);
      this.functions[i] = fn;
    }
    for (const one of facts.classes) {
      let cls = classesBefore.get(one.qualifiedName);
      if (cls === undefined) cls = new LinkedClass(this, one);
      cls.facts = one;
      cls.lineage = null;
      this.classesByName.set(one.qualifiedName, cls);
    }
    return [...gone];
  }
}

/**
 * Whether two versions of a module look the same from outside: the same names leading to the same things. Only then can other modules keep
 * what they resolved.
 */
export function sameInterface(a: ModuleFacts, b: ModuleFacts): boolean {
  if (a.functions.length !== b.functions.length || a.classes.length !== b.classes.length || a.exports.size !== b.exports.size) return false;
  if (a.starImports.length !== b.starImports.length || a.starImports.some((name, i) => name !== b.starImports[i])) return false;
  for (const [name, path] of a.exports) if (b.exports.get(name) !== path) return false;
  for (let i = 0; i < a.functions.length; i++) {
    const f = a.functions[i];
    const g = b.functions[i];
    if (f.qualifiedName !== g.qualifiedName || f.returns !== g.returns || f.isAsync !== g.isAsync || f.isGenerator !== g.isGenerator) return false;
    if (f.isProperty !== g.isProperty || f.isStub !== g.isStub || f.owner !== g.owner || !sameList(f.decorators, g.decorators)) return false;
  }
  for (let i = 0; i < a.classes.length; i++) {
    const c = a.classes[i];
    const d = b.classes[i];
    if (c.qualifiedName !== d.qualifiedName || !sameList(c.bases, d.bases) || !sameMap(c.methods, d.methods) || !sameMap(c.attributes, d.attributes)) return false;
  }
  return true;
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

function sameMap(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (b.get(key) !== value) return false;
  return true;
}
