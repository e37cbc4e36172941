/**
 * Lines of other files that an analysis quotes as evidence. After an edit of such a file most of them still stand, a few lines further down perhaps: then the analysis need not be
 * made anew, only told where.
 */
import type { FileAnalysis, Range, Site } from '../model';
import type { LinkedModule } from './effects/module';
import { sameValue } from './effects/follow-anew';
import { rangeOf } from './effects/ranges';
import type { LinkedFunction, Value } from './effects/values';
import type { FunctionFacts, ModuleFacts, RegionFacts } from './facts';

const NOTHING_CHANGED: ReadonlySet<object> = new Set();

/** A module as it was when something in it began to change. */
export class FormerModule {
  private readonly facts: ModuleFacts;
  private readonly functions: { fn: LinkedFunction; facts: FunctionFacts; targets: readonly (Value | null)[] | null }[];
  private readonly found = new Map<string, Range | null>();

  /** `because`: the edited path this goes back to. */
  constructor(private readonly module: LinkedModule, readonly because: string) {
    this.facts = module.facts;
    this.functions = module.functions.map(fn => ({ fn, facts: fn.facts, targets: fn.targets }));
  }

  /** Where lines that were quoted are now; null: what stood there is gone, or does something else. `actsAlike`: whether a function does what it did. */
  whereNow(range: Range, actsAlike: (fn: LinkedFunction) => boolean): Range | null {
    const { start, end } = range;
    const key = `${start.line} ${start.column} ${end.line} ${end.column}`;
    let now = this.found.get(key);
    if (now === undefined) this.found.set(key, (now = this.find(this.offsetOf(start), this.offsetOf(end), actsAlike)));
    return now;
  }

  private offsetOf({ line, column }: Range['start']): number {
    return this.facts.lineStarts[line - 1] + column - 1;
  }

  private find(start: number, end: number, actsAlike: (fn: LinkedFunction) => boolean): Range | null {
    const owner = this.functions.find(({ facts }) => (facts.start <= start && end <= facts.end || facts.parent < 0) && mentions(facts, start, end));
    if (owner === undefined) return null;
    const { fn, facts, targets } = owner;
    const moved = fn.facts.start - facts.start;
    const same = actsAlike(fn) && (fn.facts === facts || alike(facts, fn.facts, moved)) && sameTargets(targets, fn.targets);
    return same ? rangeOf(this.module.facts, start + moved, end + moved) : null;
  }
}

/** Whether a stretch is something of a function that evidence quotes: its name, a call, the head of a loop. */
function mentions({ nameStart, nameEnd, body }: FunctionFacts, start: number, end: number): boolean {
  const inside = (region: RegionFacts): boolean => region.calls.some(call => call.start === start && call.end === end)
    || region.loops.some(loop => (loop.start === start && loop.headEnd === end) || inside(loop));
  return (nameStart === start && nameEnd === end) || inside(body);
}

function sameTargets(a: readonly (Value | null)[] | null, b: readonly (Value | null)[] | null): boolean {
  return a === b || (a !== null && b !== null && a.length === b.length && a.every((value, i) => value === b[i] || sameValue(value, b[i], NOTHING_CHANGED)));
}

/** What facts say in offsets. Of a field that is missing here, versions that stand elsewhere count as unlike. */
const places: ReadonlySet<string> = new Set(['start', 'end', 'nameStart', 'nameEnd', 'headEnd', 'from', 'until', 'loop', 'blockEnd', 'room', 'own', 'absent']);

/** Whether two facts say the same, the second so many characters further on. */
function alike(a: unknown, b: unknown, moved: number, place = false): boolean {
  if (a === b) return !(place && moved !== 0 && typeof a === 'number' && a >= 0);
  if (typeof a === 'number') return place && typeof b === 'number' && a >= 0 && b - a === moved;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => alike(item, b[i], moved, place));
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key in one) if (!alike(one[key], other[key], moved, places.has(key))) return false;
  for (const key in other) if (!(key in one) && other[key] !== undefined) return false;
  return true;
}

/**
 * An analysis with what it quotes of a file where that stands now: the same object where nothing has moved; null where it has to be made anew. `made`: its sites, as far as they have
 * been made.
 */
export function requoted(analysis: FileAnalysis, made: readonly Site[], path: string, whereNow: (range: Range) => Range | null): FileAnalysis | null {
  // Findings may rest on more than what they quote.
  if (analysis.findings.some(({ evidence }) => evidence.some(step => step.path === path))) return null;
  let sites: FileAnalysis['sites'] | null = null;
  for (let i = 0; i < made.length; i++) {
    const { evidence } = made[i];
    let steps: typeof evidence | null = null;
    for (let j = 0; j < evidence.length; j++) {
      const { path: quoted, range } = evidence[j];
      if (quoted !== path) continue;
      const now = whereNow(range);
      if (now === null) return null;
      if (sameRange(range, now)) continue;
      steps ??= [...evidence];
      steps[j] = { ...evidence[j], range: now };
    }
    if (steps === null) continue;
    sites ??= [...made];
    sites[i] = { ...made[i], evidence: steps };
  }
  return sites === null ? analysis : { ...analysis, sites };
}

function sameRange(a: Range, b: Range): boolean {
  return a.start.line === b.start.line && a.start.column === b.start.column && a.end.line === b.end.line && a.end.column === b.end.column;
}
