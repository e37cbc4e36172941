/**
 * The rules by id, with what settings, manifest, documentation and editor need to know of them. Imports nothing heavy: the checks are in
 * `index.ts`. Ids name the pattern, not the remedy: FC1xx what could run concurrently and what blocks, FC2xx and up concurrency that is already there.
 */
import type { Severity } from '../../model';
import type { Family } from '../effects/dialect';

export interface RuleInfo {
  id: string;
  /** Short and stable, for people: `io-bound-loop`. */
  name: string;
  /** What it finds, in one line. */
  title: string;
  /** `off`: for those who ask for it, as it is right too seldom for everybody. */
  defaultSeverity: Severity | 'off';
  /** The default in JavaScript and TypeScript where it differs. */
  inScripts?: Severity | 'off';
}

export const ruleTable = [
  { id: 'FC101', name: 'cpu-bound-loop', title: 'A loop whose independent passes compute while holding the GIL or the event loop', defaultSeverity: 'off' },
  { id: 'FC102', name: 'cpu-bound-function', title: 'A function that computes for long while holding the GIL or the event loop', defaultSeverity: 'off' },
  { id: 'FC103', name: 'io-bound-loop', title: 'A loop whose independent passes wait one after the other', defaultSeverity: 'off' },
  { id: 'FC104', name: 'sequential-await', title: 'A loop in async code that awaits independent work one piece after the other', defaultSeverity: 'off' },
  { id: 'FC105', name: 'native-loop', title: 'A loop whose independent passes compute in native code that lets go of the GIL or the event loop', defaultSeverity: 'off' },
  { id: 'FC106', name: 'mixed-loop', title: 'A loop whose independent passes both wait and compute', defaultSeverity: 'off' },
  { id: 'FC107', name: 'blocking-call-in-async', title: 'A call in async code that blocks the event loop while it waits', defaultSeverity: 'off' },
  { id: 'FC108', name: 'work-too-small', title: 'A pool is given tasks that cost less than handing them over', defaultSeverity: 'hint' },
  { id: 'FC109', name: 'computation-in-async', title: 'Heavy computation in async code that holds up the event loop', defaultSeverity: 'off' },
  { id: 'FC110', name: 'unbounded-promise-all', title: 'Promise.all over a list of any length, with a request or statement for each item', defaultSeverity: 'off' },
  { id: 'FC111', name: 'io-in-workers', title: 'Workers that only wait', defaultSeverity: 'information' },
  { id: 'FC112', name: 'worker-per-item', title: 'A worker thread or Node process started for each item or request', defaultSeverity: 'off' },
  { id: 'FC201', name: 'threads-running-cpu', title: 'Several threads that compute while holding the GIL', defaultSeverity: 'information' },
  { id: 'FC203', name: 'pool-in-loop', title: 'A pool made and thrown away in every pass of a loop or for every request', defaultSeverity: 'information' },
  { id: 'FC204', name: 'serial-in-disguise', title: 'Workers started and waited for one after the other', defaultSeverity: 'information' },
  { id: 'FC205', name: 'future-never-read', title: 'Work in a pool whose result and exception nobody reads', defaultSeverity: 'information', inScripts: 'off' },
  { id: 'FC206', name: 'unpicklable-task', title: 'A process or worker is given what cannot be pickled or cloned', defaultSeverity: 'warning' },
  { id: 'FC207', name: 'missing-main-guard', title: 'Processes started as a module is imported', defaultSeverity: 'warning' },
  { id: 'FC208', name: 'state-lost-in-worker', title: 'State of a module changed in another process and read in this one', defaultSeverity: 'warning' },
  { id: 'FC209', name: 'nested-pools', title: 'A process pool over code that makes a pool of its own or already uses every core', defaultSeverity: 'off' },
  { id: 'FC210', name: 'chunksize-one', title: 'Small tasks sent to a process pool one at a time', defaultSeverity: 'off' },
  { id: 'FC211', name: 'too-many-workers', title: 'A pool with far more workers than cores for work that computes', defaultSeverity: 'information' },
  { id: 'FC212', name: 'executor-misuse', title: 'A pool that is given work it will not do, or a time limit it will not keep', defaultSeverity: 'warning' },
  { id: 'FC221', name: 'unguarded-shared-update', title: 'State that several threads share is changed in steps without a lock', defaultSeverity: 'off' },
  { id: 'FC222', name: 'racy-lazy-singleton', title: 'Something made when first asked for, which two who ask at the same time make twice', defaultSeverity: 'warning' },
  { id: 'FC223', name: 'lock-order', title: 'Two locks taken in one order here and in the other order elsewhere', defaultSeverity: 'off' },
  { id: 'FC224', name: 'lock-held-over-io', title: 'A lock of threads held while something else is waited for', defaultSeverity: 'off' },
  { id: 'FC225', name: 'join-before-drain', title: 'A process waited for while what it writes is still to be read', defaultSeverity: 'off' },
  { id: 'FC226', name: 'fork-with-threads', title: 'A process forked while other threads run', defaultSeverity: 'warning' },
  { id: 'FC227', name: 'unawaited-coroutine', title: 'A coroutine or promise that nobody awaits', defaultSeverity: 'warning' },
  { id: 'FC228', name: 'dropped-task', title: 'An asyncio task that nobody keeps', defaultSeverity: 'warning' },
  { id: 'FC229', name: 'gather-over-blocking', title: 'Coroutines gathered of which none ever lets go of the event loop', defaultSeverity: 'warning', inScripts: 'off' },
  { id: 'FC230', name: 'nested-event-loop', title: 'An event loop run, or waited for, from inside the event loop', defaultSeverity: 'off' },
] as const satisfies readonly RuleInfo[];

export type RuleId = (typeof ruleTable)[number]['id'];
/** In settings in the place of a rule's id: every rule that is not named there and is off by default. */
export const ALL = 'all';
/** By rule id, or `all`; `off` switches a rule off. Rules that are not named keep their default. */
export type RuleSettings = Readonly<Record<string, Severity | 'off'>>;

/** A rule's severity in one family of languages. */
export function severityIn(family: Family, rule: RuleInfo, settings: RuleSettings): Severity | 'off' {
  const byDefault = defaultIn(family, rule);
  return settings[rule.id] ?? (byDefault === 'off' ? settings[ALL] ?? byDefault : byDefault);
}

/** The same, unless somebody asks for another. */
export function defaultIn(family: Family, { defaultSeverity, inScripts }: RuleInfo): Severity | 'off' {
  return family === 'node' ? inScripts ?? defaultSeverity : defaultSeverity;
}

export function ruleInfo(id: RuleId): RuleInfo {
  return ruleTable.find(rule => rule.id === id)!;
}
