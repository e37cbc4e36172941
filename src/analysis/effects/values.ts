/** What a path stands for once it has been followed: a thing of the workspace, or a name that the catalogue may know. */
import type { Site } from '../../model';
import type { CatalogueEntry } from '../catalogue';
import type { ClassFacts, FunctionFacts } from '../facts';
import type { Effect } from './effect';
import type { HandedOver } from './handover';
import type { LinkedModule } from './module';

export const enum ValueKind {
  /** module */
  Module,
  /** fn */
  Function,
  /** cls */
  Class,
  /** cls: an instance of a workspace class */
  Instance,
  /** name: a dotted name outside the workspace; entry: what the catalogue knows of it; inner: what calling it yields, where the receiver says so */
  External,
  /** name: canonical name of an external class; element, enters: where the call that made it says so */
  ExternalInstance,
  /** inner: what awaiting yields, null if unknown */
  Awaitable,
  /** inner: what it holds */
  Container,
  /** inner: the values it maps to */
  Mapping,
}

export class Value {
  /** Of something outside the workspace: the file that its workers run. */
  module: LinkedModule | null = null;
  fn: LinkedFunction | null = null;
  cls: LinkedClass | null = null;
  name = '';
  entry: CatalogueEntry | undefined = undefined;
  element: string | undefined = undefined;
  enters: string | undefined = undefined;
  inner: Value | null = null;
  /** Of a tuple of unlike things: what stands where. */
  items: readonly (Value | null)[] | null = null;
  /** Of a function: where it may be one of several, all of them; `fn` stands for them. */
  either: readonly LinkedFunction[] | null = null;

  constructor(readonly kind: ValueKind) {}
}

const NO_FUNCTIONS: readonly LinkedFunction[] = [];
export const NO_HAND_OVERS: readonly HandedOver[] = [];

/** A function of the workspace. The object outlives edits of its file for as long as a function of that name is there. */
export class LinkedFunction {
  /** What the body does; null until computed, or when something it depends on has changed. */
  effect: Effect | null = null;
  /** The same for sizes that callers give, by what they are; null: never asked. */
  sizedEffects: Map<string, Effect> | null = null;
  /** Names of the parameters that say how often its loops run, or loops of functions that it passes them on to; null: none. */
  sizing: ReadonlySet<string> | null = null;
  /** Of these, those that say it of its own loops. */
  ownSizing: ReadonlySet<string> | null = null;
  /** What its calls lead to: those of a region in order, then those of its loops; null until linked. Never to be changed. */
  targets: readonly (Value | null)[] | null = null;
  /** Functions its body calls, each once. Never to be changed. */
  callees: readonly LinkedFunction[] = NO_FUNCTIONS;
  /** Of `callees`, those that only stand behind a call that may mean one of several; null: none. */
  possible: ReadonlySet<LinkedFunction> | null = null;
  /** Of a method: those of subclasses that take its place; null: none. See `Overrides`. */
  overrides: readonly LinkedFunction[] | null = null;
  /** The functions of a circle around it that is closed only by calls that may mean one of several; null: there is none. */
  tangle: ReadonlySet<LinkedFunction> | null = null;
  /** Functions that call it; null: none. */
  callers: Set<LinkedFunction> | null = null;
  /** How it calls itself, directly or around. */
  recursion: 'none' | 'linear' | 'branching' | 'numeric' = 'none';
  /** Functions its body gives to others to run later or beside it, with the calls that do. Never to be changed. */
  handOvers: readonly HandedOver[] = NO_HAND_OVERS;
  /** Functions, in any file, that give it to others to run; null: none. See `waysBeside`. */
  handedBy: Set<LinkedFunction> | null = null;
  /** The functions that call one another in a circle with it, itself included; null: no recursion. */
  circle: readonly LinkedFunction[] | null = null;
  /** What is said of it and its loops, for as long as that stands; null: to be worked out. See `sitesOf`. */
  sites: readonly Site[] | null = null;
  /** A decorator changes what calling it means. */
  decorated: 'deferred' | 'compiled' | 'cached' | undefined = undefined;
  // Tarjan's algorithm.
  order = -1;
  low = -1;
  onStack = false;
  /** The last function that was seen to call it, while that one is being linked. */
  metBy: LinkedFunction | null = null;
  /** Functions that it is given to and that call what they are given; those that once were may be among them. Null: none. */
  givenTo: Set<LinkedFunction> | null = null;
  private ownValue: Value | null = null;

  constructor(readonly module: LinkedModule, public facts: FunctionFacts) {}

  /** Functions its body hands to a pool, a thread or a process. */
  get hands(): readonly LinkedFunction[] {
    return this.handOvers.length === 0 ? NO_FUNCTIONS : this.handOvers.filter(({ task }) => !task).map(({ fn }) => fn);
  }

  /** Functions its body registers to serve requests. */
  get serves(): readonly LinkedFunction[] {
    return this.handOvers.length === 0 ? NO_FUNCTIONS : this.handOvers.filter(({ serves }) => serves).map(({ fn }) => fn);
  }

  get value(): Value {
    if (this.ownValue === null) {
      this.ownValue = new Value(ValueKind.Function);
      this.ownValue.fn = this;
    }
    return this.ownValue;
  }

  /** `app.helpers.Client.fetch`, `src/util.fetch`; the module's own name for its body. */
  get fullName(): string {
    const module = this.module.name.startsWith('/') ? this.module.name.slice(1) : this.module.name;
    return this.facts.qualifiedName === '<module>' ? module : `${module}.${this.facts.qualifiedName}`;
  }
}

export class LinkedClass {
  readonly value: Value;
  readonly instance: Value;
  /** The class and its workspace bases, nearest first, and then external ones; null until asked for. */
  lineage: Value[] | null = null;

  constructor(readonly module: LinkedModule, public facts: ClassFacts) {
    this.value = new Value(ValueKind.Class);
    this.value.cls = this;
    this.instance = new Value(ValueKind.Instance);
    this.instance.cls = this;
  }
}

/** Something outside the workspace, made for a file that its workers run. */
export function runningFile(plain: Value, module: LinkedModule | null): Value {
  if (module === null || (plain.kind !== ValueKind.External && plain.kind !== ValueKind.ExternalInstance)) return plain;
  const value = Object.assign(new Value(plain.kind), plain);
  value.module = module;
  return value;
}

/** A container, a mapping or an awaitable of something. */
export function holder(kind: ValueKind, inner: Value | null): Value {
  const value = new Value(kind);
  value.inner = inner;
  return value;
}
