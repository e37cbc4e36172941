/**
 * FC104 sequential-await: async code that awaits independent pieces of work one after the other, although the event loop could overlap them.
 *
 *     for url in urls:
 *         pages.append(await client.get(url))
 *
 * Instead: start them together, with `asyncio.TaskGroup` or `asyncio.gather`, and a semaphore that limits how many run at once; in Node with
 * `Promise.all` and a limit such as p-limit.
 */
import { EffectFlag } from '../effects/effect';
import type { RegionView } from '../effects/views';
import { awaitedWait, defineRule, onLoop } from './rule';
import { sharesConnection } from './fc103-io-bound-loop';
import { isOnPurpose } from './on-purpose';
import { wordings } from './wording';

const WORTH_TASKS = 1e-3;
/** Whatever is installed goes into one place, under its lock. */
const installs = /(?:^|\.)(?:re|un)?install\w*$/i;

/** What is written goes out on one connection, in order; a socket for datagrams is there at once. */
const atOnce = /^asyncio\.(?:StreamWriter\.(?:drain|write\w*)|AbstractEventLoop\.create_datagram_endpoint)$/;
/** Run once, in order, and as a rule on one session. */
const migrates = /[mM]igrat(?:e|ions?)(?![a-z])/;
/** Whoever cuts a list into pieces means to send one at a time. */
const inBatches = /^(?:async )?for .* in (?:\w+\()?(?:\w+\.)*\w*(?:[bB]atch|[cC]hunk)(?:es|s|ed)?\b/;
/** A browser for each pass: several at once are hundreds of megabytes each. */
const browses = /(?:playwright|puppeteer|selenium|chromium)\w*$/i;

export const sequentialAwait = defineRule('FC104', function* ({ family, loops, graph }) {
  for (const candidate of loops) {
    const { pass } = candidate.loop;
    if (!isAsync(candidate.loop) || awaitedWait(pass) < WORTH_TASKS || awaitedWait(pass) < pass.wait / 2) continue;
    // Pauses are there to be kept; a handed-over task is already concurrent; one connection takes one statement at a time.
    if (pass.awaited('sleep') > (family === 'node' ? 0 : pass.wait / 2) || (pass.flags & EffectFlag.Concurrent) !== 0 || sharesConnection(pass)) continue;
    const dimension = pass.heaviest();
    const finding = onLoop(candidate, dimension, graph, decider =>
      `Each pass awaits${decider === null ? '' : ` ${decider}`} before the next begins; ${wordings[family].together}.`);
    if (inBatches.test(candidate.loop.facts.header)) continue;
    if (family === 'node' && isOnPurpose(candidate.loop, dimension, finding.evidence, graph)) continue;
    if (family === 'node' && (migrates.test(candidate.loop.fn.fullName) || finding.evidence.some(({ name }) => browses.test(name)))) continue;
    if (!finding.evidence.some(({ name }) => installs.test(name) || atOnce.test(name))) yield finding;
  }
});

/** Modules of JavaScript may await, too. */
function isAsync({ fn, facts }: RegionView): boolean {
  return fn.facts.isAsync || (fn.facts.qualifiedName === '<module>' && facts.awaits);
}
