/**
 * FC110 unbounded-promise-all: as many requests, statements or programs at once as a list has items, however long it is.
 *
 *     const pages = await Promise.all(urls.map(async url => (await fetch(url)).text()));
 *
 * Instead: the same with a limit, `const limit = pLimit(20)` and `urls.map(url => limit(() => ...))`, or `pMap(urls, f, { concurrency: 20 })`.
 */
import { ioKinds } from '../../model';
import { Dimension } from '../effects/effect';
import { callEvidence, shownName } from '../effects/evidence';
import { rangeOf } from '../effects/ranges';
import { bounded, isCalledOn } from './calls';
import { awaitedWait, defineRule } from './rule';

/** Waits shorter than this are over before they pile up. */
const NOTICEABLE = 1e-3;
/** Literal lists up to this many items are a limit in themselves. */
const FEW = 20;

/** Through more helpers than this, what a request is for is no longer the items. */
const LONGEST_PROOF = 3;

const inPage = /^(?:puppeteer|playwright)\.(?:Page|Frame|ElementHandle|Locator|JSHandle)\./;

const gathers = /^globalThis\.Promise\.(?:all|allSettled)$/;
const maps = /^globalThis\.(?:Array|Iterator|Generator)\.(?:map|flatMap)$/;

export const unboundedPromiseAll = defineRule('FC110', function* ({ family, functions, graph }) {
  if (family !== 'node') return;
  for (const view of functions) {
    // In a loop it is one batch after the other, so only a function's own body counts.
    for (const all of view.calls) {
      if (!gathers.test(all.target?.entry?.name ?? '')) continue;
      const map = view.calls.find(({ facts, target }) => facts.start >= all.facts.nameEnd && facts.end < all.facts.end && maps.test(target?.entry?.name ?? ''));
      if (map === undefined || (map.facts.receiverCount ?? Infinity) <= FEW) continue;
      if (isCalledOn(bounded, map)) continue;
      const handed = graph.runBy(map);
      if (handed === null) continue;
      const effect = graph.effectOf(handed);
      if (awaitedWait(effect) - effect.awaited('sleep') < NOTICEABLE) continue;
      const kinds = ioKinds.filter(kind => kind !== 'file' && kind !== 'sleep');
      const most = kinds.reduce((best, kind) => (effect.awaited(kind) > effect.awaited(best) ? kind : best));
      const evidence = callEvidence(map, Dimension.Awaited + ioKinds.indexOf(most), graph);
      // A page answers one after the other, whatever it is asked.
      if (evidence.length > LONGEST_PROOF || inPage.test(evidence[evidence.length - 1].name)) continue;
      const { facts } = all;
      yield {
        start: facts.start, end: facts.nameEnd,
        message: `This starts ${evidence[evidence.length - 1].name} for every item at once, however many there are; limit how many run together, for instance with p-limit or p-map.`,
        evidence: [{ range: rangeOf(view.fn.module.facts, facts.start, facts.end), name: shownName(all.target!.entry!.name), work: 'io' }, ...evidence],
      };
    }
  }
});
