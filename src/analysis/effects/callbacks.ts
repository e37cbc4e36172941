/** Functions that call what they are given: `run(download, urls)` does what `download` does as often as `run` calls it. */
import type { CallFacts, Path, RegionFacts } from '../facts';
import { eachCall } from './calls';
import type { Linker } from './linker';
import { oneOf } from './overrides';
import { receiverOf } from './sizes';
import { tripsOf } from './trips';
import { isTestModule } from './module';
import { ValueKind, type LinkedFunction, type Value } from './values';
import { oftenness } from './weights';

/** A call of a parameter: how often it happens for one run of its function. */
export interface ParameterUse {
  parameter: string;
  likely: number;
  sure: number;
  awaited: boolean;
}

/** The calls of parameters in a function. */
export function usesOfParameters({ facts }: LinkedFunction, returnsOf: (path: Path) => Path | null): ParameterUse[] {
  const uses: ParameterUse[] = [];
  const walk = (region: RegionFacts, likely: number, sure: number): void => {
    for (const call of region.calls) {
      if (call.parameter === undefined) continue;
      const often = oftenness(call);
      uses.push({ parameter: call.parameter, likely: likely * often, sure: sure * often, awaited: call.awaited });
    }
    for (const loop of region.loops) {
      const trips = tripsOf(loop, region, returnsOf);
      walk(loop, likely * trips.likely, sure * trips.sure);
    }
  };
  walk(facts.body, 1, 1);
  return uses;
}

/** The function of the workspace that a call gives for a parameter; null where it gives none, or nobody can tell which. */
export function givenFor(parameter: string, call: CallFacts, target: Value, callee: LinkedFunction, from: LinkedFunction, linker: Linker): LinkedFunction | null {
  const keyword = call.keywords.find(({ name }) => name === parameter);
  let path = keyword?.value;
  if (keyword === undefined) {
    const at = callee.facts.parameters.findIndex(({ name, kind }) => name === parameter && kind !== 'rest' && kind !== 'keyword-rest' && kind !== 'keyword-only');
    path = at < 0 ? null : call.arguments[at - receiverOf(callee, target)];
  }
  const value = path == null ? null : linker.callee(path, from.module);
  return value !== null && value.kind === ValueKind.Function && value.fn !== callee ? value.fn : null;
}

/** Callers looked at. */
const MOST_CALLERS = 20;

/**
 * What a function calls by one of its parameters, as far as all its callers say: one function, or what several have in common. Null where one of them gives what nobody
 * knows. Complete once the whole workspace has been linked.
 */
export function givenByAll(fn: LinkedFunction, parameter: string, linker: Linker, calledBy: (target: Value) => LinkedFunction | null): Value | null {
  const callers = [...fn.callers ?? []].filter(caller => !isTestModule(caller.module));
  if (callers.length === 0 || callers.length > MOST_CALLERS || fn.handedBy !== null || fn.givenTo !== null || fn.overrides !== null) return null;
  const given = new Set<LinkedFunction>();
  for (const caller of callers) {
    let known = true;
    eachCall(caller, (call, target) => {
      if (target === null || calledBy(target) !== fn) return;
      const one = target.either === null ? givenFor(parameter, call, target, fn, caller, linker) : null;
      if (one === null) known = false;
      else given.add(one);
    });
    if (!known) return null;
  }
  return given.size === 0 ? null : oneOf([...given].sort((a, b) => (a.fullName < b.fullName ? -1 : 1)));
}
