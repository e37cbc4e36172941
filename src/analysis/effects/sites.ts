/** The places of a file that are worth talking about. */
import type { Site, SiteKind } from '../../model';
import { catalogue } from '../catalogue';
import type { CallGraph } from './call-graph';
import { classifySite } from './classify';
import { copiesAsMuch } from './copying';
import { familyOf } from './dialect';
import { Effect } from './effect';
import { evidenceOf, onlyMoves } from './evidence';
import { obstacleOf, type Obstacle } from './obstacles';
import { rangeOf } from './ranges';
import { recommend } from './recommend';
import { callsOf, type CallView, type RegionView } from './views';
import { TRIPS } from './weights';

/** The sites of one function (or of a module's body), the function itself first. */
export function sitesOf(root: RegionView, graph: CallGraph): Site[] {
  const sites: Site[] = [];
  const { fn } = root;
  const { facts } = fn;
  if (facts.qualifiedName !== '<module>' && !facts.isLambda && !facts.isStub) {
    const verdict = verdictOf(root, graph);
    if (verdict !== null) {
      const recommendation = recommend(verdict.work, root.total, {
        family: familyOf(fn.module.facts.language), unit: 'calls', isAsync: facts.isAsync, obstacle: null, exactTrips: exactTrips(root),
        copies: verdict.work === 'cpu' && copiesAsMuch(root), returnsHandle: returnsHandle(root),
      });
      sites.push({
        name: fn.fullName, kind: 'function',
        range: rangeOf(fn.module.facts, facts.start, facts.end),
        headRange: rangeOf(fn.module.facts, facts.nameStart, facts.nameEnd),
        owner: facts.qualifiedName, ...verdict, weight: root.total.total, recommendation,
        evidence: evidenceOf(root, root.total.heaviest(), graph),
      });
    }
  }
  if (fn.decorated !== 'compiled') for (const loop of root.loops) addLoops(loop, graph, sites);
  for (const call of callsOf(root)) addHandover(call, graph, sites);
  return sites;
}

/** Whether a function hands back what a library's call of its own has opened, and what no other process can be sent. */
function returnsHandle({ fn, calls }: RegionView): boolean {
  const { returns } = fn.facts;
  const opened = returns === null ? undefined : calls.find(({ facts }) => facts.path !== null && returns === `${facts.path}()`)?.target?.entry?.returns;
  return typeof opened === 'string' && catalogue(familyOf(fn.module.facts.language)).find(opened)?.hazards.includes('unpicklable') === true;
}

/** Loops that only fill a list or copy one are worth a site when they are long. */
const WORTH_FILLING = 4e-4;

type Verdict = ReturnType<typeof classifySite>;

function verdictOf(view: RegionView, graph: CallGraph): Verdict {
  const verdict = classifySite(view.total, graph.speed);
  if (verdict === null || verdict.work !== 'cpu' || view.total.cpu >= WORTH_FILLING * graph.speed) return verdict;
  return onlyMoves(view, graph) ? null : verdict;
}

/** A loop, or what is worth talking about inside one whose own passes must stay in order. */
function addLoops(loop: RegionView, graph: CallGraph, sites: Site[]): void {
  const verdict = verdictOf(loop, graph);
  if (verdict === null) return;
  const obstacle = obstacleOf(loop);
  const inner: Site[] = [];
  if (obstacle !== null) for (const one of loop.loops) addLoops(one, graph, inner);
  if (obstacle === null || !inner.some(site => site.recommendation.model !== 'serial')) sites.push(loopSite(loop, verdict, obstacle, graph));
  else sites.push(...inner);
}

function loopSite(loop: RegionView, verdict: NonNullable<Verdict>, obstacle: Obstacle | null, graph: CallGraph): Site {
  const { facts, fn } = loop;
  const kind: SiteKind = facts.kind === 'comprehension' || facts.kind === 'generator' ? 'comprehension' : 'loop';
  return {
    name: facts.header, kind,
    range: rangeOf(fn.module.facts, facts.start, facts.end),
    headRange: rangeOf(fn.module.facts, facts.start, facts.headEnd),
    owner: ownerOf(loop), ...verdict, weight: loop.total.total,
    recommendation: recommend(verdict.work, loop.total, {
      family: familyOf(fn.module.facts.language), unit: 'passes', isAsync: fn.facts.isAsync, obstacle, exactTrips: exactTrips(loop),
      copies: verdict.work === 'cpu' && copiesAsMuch(loop), returnsHandle: false,
    }),
    evidence: [
      { range: rangeOf(fn.module.facts, facts.start, facts.headEnd), name: facts.header, work: verdict.work },
      ...evidenceOf(loop, loop.total.heaviest(), graph),
    ],
  };
}

/** Of the methods that call a function for each item, those whose calls could be made in any order; asynchronous functions overlap already. */
const eachAlone = /\.(?:map|flatMap|filter)$/;

/** `sorted(xs, key=f)`, `min(xs, key=f)`. */
const keyed = { as: 'inline', perItem: true } as const;

/** `map(f, xs)` and calls that hand a function to a pool. */
function addHandover(call: CallView, graph: CallGraph, sites: Site[]): void {
  // Who takes the function must be known: a function of the workspace with a parameter `key` has loops of its own to speak of.
  const entry = call.target?.entry;
  if (entry === undefined || entry === null) return;
  const runs = entry.runs ?? (call.facts.keywords.some(({ name }) => name === 'key') ? keyed : undefined);
  if (runs === undefined || (runs.as === 'inline' && runs.perItem !== true) || runs.as === 'asyncio' || runs.as === 'event-loop') return;
  const handed = runs.as === 'inline' ? graph.runBy(call) : (graph.runBeside(call)[0] ?? null);
  if (handed === null) return;
  if (familyOf(handed.module.facts.language) === 'node' && runs.as === 'inline' && (handed.facts.isAsync || !eachAlone.test(entry.name))) return;
  const effect = new Effect();
  effect.add(graph.effectOf(handed), TRIPS.container.likely, TRIPS.container.sure);
  const verdict = classifySite(effect, graph.speed);
  if (verdict === null) return;
  const { fn } = call.region;
  const name = `${entry.name}(${handed.fullName})`;
  sites.push({
    name, kind: runs.as === 'inline' ? 'map' : 'pool',
    range: rangeOf(fn.module.facts, call.facts.start, call.facts.end),
    headRange: rangeOf(fn.module.facts, call.facts.nameStart, call.facts.nameEnd),
    owner: ownerOf(call.region), ...verdict, weight: effect.total,
    recommendation: recommend(verdict.work, effect, { family: familyOf(fn.module.facts.language), unit: 'calls', isAsync: fn.facts.isAsync, obstacle: null, exactTrips: false, copies: false, returnsHandle: false }),
    evidence: [{ range: rangeOf(fn.module.facts, call.facts.start, call.facts.end), name, work: verdict.work }],
  });
}

function ownerOf({ fn }: RegionView): string {
  return fn.facts.qualifiedName === '<module>' ? '' : fn.facts.qualifiedName;
}

/** Whether the text says how often every loop of a region runs. */
function exactTrips(view: RegionView): boolean {
  if (view.facts.kind !== 'body' && !view.sized && (view.facts.trip === null || view.facts.trip.count === null)) return false;
  return view.fn.recursion === 'none' && view.loops.every(exactTrips);
}
