/** One module of the workspace as linking sees it: its functions and classes by name, and where its paths were found to lead. */
import type { ModuleFacts, Path } from '../facts';
import { isTestName } from '../test-files';
import type { Mentions } from './follow-anew';
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
  /** What its facts and paths mention; null until an edit elsewhere asks. */
  mentions: Mentions | null = null;
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
    const before = new Map<string, LinkedFunction[]>();
    for (const fn of this.functions) {
      const same = before.get(fn.facts.qualifiedName);
      if (same === undefined) before.set(fn.facts.qualifiedName, [fn]);
      else same.push(fn);
    }
    const classesBefore = this.classesByName;
    const gone = new Set(this.functions);
    this.facts = facts;
    this.mentions = null;
    this.byName = new Map();
    this.classesByName = new Map();
    this.functions = new Array(facts.functions.length);
    for (let i = 0; i < facts.functions.length; i++) {
      const one = facts.functions[i];
      const name = one.qualifiedName;
      // Of several definitions under one name the last counts for callers, as at run time; the others are analysed all the same.
      let fn = before.get(name)?.shift();
      if (fn !== undefined) {
        gone.delete(fn);
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

/** Whether a file is one of tests: there nobody waits but the test, and pools are misused on purpose. */
export function isTestModule({ name }: LinkedModule): boolean {
  return isTestName(name);
}
