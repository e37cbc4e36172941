/** Second pass, its state: the region being filled, the tape being recorded, and how loops begin and end. */
import type { Node } from '../ir/node';
import type { CallFacts, RegionFacts, RegionKind, TripFacts } from '../facts';
import type { Binder } from './bind';
import { goesThrough } from './elements';
import { Commands } from './commands';
import type { FunctionEntry } from './entries';
import type { LanguageNames } from './language';
import { type PathId, pathText } from './paths';
import type { Scope } from './scopes';
import { sizedBy } from './sizes';
import { Event, Tape } from './tape';
import { NO_GATHERS, NO_TIES, TieFinder } from './ties';
import { TupleShape } from './tuples';
import type { Values } from './values';

export const LONGEST_HEADER = 80;
export const NO_CALLS: CallFacts[] = [];
const NO_LOOPS: RegionFacts[] = [];
export const NO_NODES: Node[] = [];
const NO_LOCKS: RegionFacts['locks'] = [];

/** Bits: ways out of a loop. */
export const enum Exit { Break = 1, Return = 2, Raise = 4 }

/** One for all modules: they are done one after the other. */
const tape = new Tape();
const tieFinder = new TieFinder(tape);

const EXITS = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({
  break: (bits & Exit.Break) !== 0,
  return: (bits & Exit.Return) !== 0,
  raise: (bits & Exit.Raise) !== 0,
}));

export abstract class RegionBuilder {
  protected readonly text: string;
  protected readonly language: LanguageNames;
  protected readonly tape = tape;
  protected scope: Scope;
  protected entry: FunctionEntry;
  protected region: RegionFacts;
  protected operations = 0;
  protected exits = 0;
  protected loopDepth = 0;
  protected yielded: PathId;
  /** What the tuples have in common that the function returns or yields. */
  protected readonly tuple: TupleShape;
  protected mutatesShared = false;
  protected underMainGuard = false;
  /** Where the innermost arm of a conditional expression begins that is being walked; -1: in none. */
  protected arm = -1;
  /** Whether what is walked runs once, as its result is kept; see CallFacts. */
  protected once: CallFacts['once'] = undefined;
  /** Whether what is walked runs only where something has failed, or as the last thing before the program ends. */
  protected failing = false;
  protected ending = false;
  /** Calls whose values are to be followed. */
  protected handleCalls: Node[] = NO_NODES;
  protected readonly commands: Commands;
  /** Depth of the expression being walked. */
  protected depth = 0;

  constructor(protected readonly binder: Binder, protected readonly values: Values) {
    this.text = binder.text;
    this.language = values.language;
    this.commands = new Commands(binder.text);
    tape.clear();
    this.entry = binder.functions[0];
    this.scope = this.entry.scope;
    this.region = this.newRegion('body', 0, binder.text.length, 0, '');
    this.yielded = values.literals.none;
    this.tuple = new TupleShape(values);
  }

  protected newRegion(kind: RegionKind, start: number, end: number, headEnd: number, header: string): RegionFacts {
    return {
      kind, start, end, headEnd, header, operations: 0, calls: NO_CALLS, loops: NO_LOOPS, trip: null, exits: EXITS[0], yields: false, awaits: false,
      retries: false, underMainGuard: this.underMainGuard, ties: NO_TIES, gathers: NO_GATHERS, locks: NO_LOCKS,
    };
  }

  /** Begins a loop's region; what is walked until `endLoop` belongs to it. */
  protected beginLoop(kind: RegionKind, start: number, end: number, headEnd: number, header: string): OpenLoop {
    if (this.loopDepth > 0) this.tape.push(Event.BranchBegin, 0, 0, null);
    const region = this.newRegion(kind, start, end, headEnd, header);
    const loop = new OpenLoop(region, this.region, this.operations, this.exits, this.tape.length);
    if (this.region.loops === NO_LOOPS) this.region.loops = [region];
    else this.region.loops.push(region);
    this.region = region;
    this.operations = 0;
    this.exits = 0;
    this.loopDepth++;
    return loop;
  }

  protected endLoop(loop: OpenLoop): void {
    const { region, outer } = loop;
    region.operations = this.operations;
    region.exits = EXITS[this.exits];
    tieFinder.judge(loop.tapeStart, this.text, this.entry.shared);
    region.ties = tieFinder.ties;
    region.gathers = tieFinder.gathers;
    if (region.kind !== 'generator') {
      if (region.awaits) outer.awaits = true;
      if (region.yields) outer.yields = true;
    }
    this.region = outer;
    this.operations = loop.operations;
    this.exits = loop.exits | (this.exits & ~Exit.Break);
    if (--this.loopDepth > 0) this.tape.push(Event.BranchEnd, 0, 0, null);
    else this.tape.clear();
  }

  protected trip(iterable: Node | null, path: PathId): TripFacts {
    const { values, language, scope } = this;
    const trip: TripFacts = { iterable: pathText(path), count: null, endless: false, start: 0, end: 0 };
    if (iterable === null) return trip;
    trip.start = iterable.start;
    trip.end = iterable.end;
    if (language.mayCount(values, iterable, scope)) {
      const count = language.itemCount(values, iterable, scope);
      trip.endless = count === Infinity;
      if (count >= 0) {
        if (!trip.endless) trip.count = count;
        return trip;
      }
      const sized = sizedBy(values, iterable, scope, this.entry);
      if (sized !== undefined) trip.sizedBy = sized;
      // Without a default that is a number or a name nothing more can be known.
      const usual = this.binder.defaults.size === 0 ? -1 : values.withDefaults(() => language.itemCount(values, iterable, scope));
      if (usual >= 0 && usual !== Infinity) trip.usual = usual;
    }
    const through = goesThrough(values, iterable, this.entry, scope);
    if (through !== undefined) trip.through = through;
    return trip;
  }
}

/** A loop being walked, and what to go back to behind it. */
export class OpenLoop {
  constructor(
    readonly region: RegionFacts,
    readonly outer: RegionFacts,
    readonly operations: number,
    readonly exits: number,
    readonly tapeStart: number,
  ) {}
}
