/**
 * FC103 io-bound-loop: a loop whose independent passes wait for the network, a database or another program, one after the other.
 *
 *     for url in urls:
 *         pages.append(requests.get(url).text)
 *
 * Instead: run the passes in a `ThreadPoolExecutor`, so that the waits overlap. In Node, where only `...Sync` functions wait like that: their
 * asynchronous counterparts, awaited together.
 */
import { ioKinds } from '../../model';
import { Dimension, EffectFlag, type Effect } from '../effects/effect';
import type { CallGraph } from '../effects/call-graph';
import { callsOnTheWay, decisive } from '../effects/evidence';
import type { CallView, RegionView } from '../effects/views';
import { costOf } from '../effects/weights';
import { AND_MORE, isLocalAddress, isQuick, takesLong, takesTurns } from '../command-words';
import { blockingWait, defineRule, heaviestWait, isOwnLibrary, LONGEST_PROOF, looksUp, onLoop, SLEEP } from './rule';
import { isNumericLookUp } from './look-ups';
import { isOnPurpose } from './on-purpose';
import { isCommandFile, isSeldom } from './serving';

const NETWORK = Dimension.Blocking + ioKinds.indexOf('network');
const DATABASE = Dimension.Blocking + ioKinds.indexOf('database');
const SUBPROCESS = Dimension.Blocking + ioKinds.indexOf('subprocess');

/** A pass that waits less than this is not worth a thread's hand-over. */
const WORTH_THREADS = 1e-3;

export const ioBoundLoop = defineRule('FC103', function* ({ family, handlers, loops, graph }) {
  for (const candidate of loops) {
    const { loop, work } = candidate;
    if (work !== 'io' || loop.fn.facts.isAsync || blockingWait(loop.pass) < WORTH_THREADS || sharesConnection(loop.pass)) continue;
    const { pass } = loop;
    let dimension = heaviestWait(pass);
    // Beside other waits a sleep is a pause between tries.
    if (dimension === SLEEP && pass.get(heaviestWait(pass, false)) >= WORTH_THREADS) dimension = heaviestWait(pass, false);
    if (ordered.test(loop.facts.header) || replays.test(loop.fn.facts.name) || !waitsForLong(loop, dimension, graph)) continue;
    if (inOrder(loop, dimension, graph) || (family === 'python' && leftAlone(loop, dimension, graph))) continue;
    // In a handler the blocking itself is the trouble; and of libraries that block, those of databases have nothing else to offer.
    if (family === 'node' && (handlers.has(loop.fn) || pass.heaviest() !== dimension || dimension === DATABASE)) continue;
    // The same thing again and again: a measurement, a warm-up, or something to ask once before the loop.
    if (loop.facts.header.startsWith('for _ in ') || asksTheSame(loop, dimension, graph)) continue;
    const session = (pass.flags & EffectFlag.NotThreadSafe) !== 0 ? ', each thread with a client of its own,' : '';
    const finding = onLoop(candidate, dimension, graph, decider => family === 'node'
      ? `Each pass blocks the event loop${decider === null ? '' : ` in ${decider}`}; use its asynchronous counterpart and await the passes together with Promise.all and a limit, such as p-limit.`
      : `Each pass waits${decider === null ? '' : ` for ${decider}`}; run the passes in a ThreadPoolExecutor${session} so that the waits overlap.`);
    // Locks, queues and events are waited for until another thread acts; only a sleep stands for work elsewhere.
    if (dimension === SLEEP && !/sleep$/.test(finding.evidence[finding.evidence.length - 1].name)) continue;
    // The loop is a step of its own.
    if (family === 'python' && finding.evidence.length > LONGEST_PROOF + 1) continue;
    if (family === 'node' && (isSeldom(finding.evidence) || isCommandFile(loop.fn.module) || isOnPurpose(loop, dimension, finding.evidence, graph))) continue;
    yield finding;
  }
});

/** Running a few programs takes no longer than arranging for it. */
const FEW_PROGRAMS = 8;

/** Whether the passes have an order although no variable shows it: commands that take turns, steps of one change, parts of a path. Or too little to gain. */
export function inOrder(loop: RegionView, dimension: number, graph: CallGraph): boolean {
  const way = callsOnTheWay(loop, dimension, graph);
  const decider = way[way.length - 1];
  if (decider === undefined) return false;
  // The command may be given to a call beside the one that waits, `Popen(command)` before `communicate()`.
  const given = [...way, ...decider.region.calls].map(({ facts }) => facts.words).filter(words => words !== undefined);
  if (given.some(words => takesTurns(words) || isQuick(words) || isLocalAddress(words))) return true;
  // Programs that a helper starts and nobody can name here may take turns as well as not; what sets something up has an order, and one place that it changes.
  if (dimension === SUBPROCESS && ((way.length > 1 && given.every(words => words[0] === AND_MORE)) || setsUp.test(loop.fn.facts.name) || way.some(({ target }) => setsUp.test(target?.fn?.facts.name ?? '')))) return true;
  const { count } = loop.facts.trip ?? { count: null };
  if (dimension === SUBPROCESS && count !== null && count <= FEW_PROGRAMS) return true;
  if (pathParts.test(loop.facts.header) || way.some(({ target }) => changesRights.test(target?.fn?.facts.name ?? ''))) return true;
  return changing.test(decider.target?.entry?.name ?? '') && completedBehind(loop);
}

/** Functions that change the machine, or an environment on it. */
const setsUp = /(?:^|_)(?:(?:un|re)?install|setup|set_up|provision|bootstrap|configure|teardown|up|down)(?:_|$)/i;

/** What more helpers than this start is any program. */
const MOST_HELPERS_OF_PROGRAMS = 1;
/** Processes beside this one that keep values are at hand; files come over the one session. */
const managers = /^multiprocessing\.|^paramiko\.SFTPClient\./;
/** A constant list holds what a program was written for: a handful. */
const constants = /\bin (?:\w+\()?(?:\w+\.)*[A-Z][A-Z\d]*(?:_[A-Z\d]+)*(?:\.(?:items|keys|values)\(\))?\)?$/;
/** What ends something: a browser, a connection, a session. */
const ends = /(?:^|\.)(?:close|quit|shutdown|terminate|stop|disconnect|logout|kill)$/;
/** Requests that bring something, by their name or that of a helper on the way. What helpers send otherwise, and nobody reads the answer, changes one thing or is for one receiver as likely as not. */
const carries = /(?:get|head|open|fetch|load|read|list|quer|search|scan|copy|retriev|crawl|scrape|check|probe|ping|put_object|invoke)/i;

/** Whether there is nothing to be had from overlapping the passes although each waits: ends, changes sent one by one, programs that nobody can name. */
function leftAlone(loop: RegionView, dimension: number, graph: CallGraph): boolean {
  const way = callsOnTheWay(loop, dimension, graph);
  const name = way[way.length - 1]?.target?.entry?.name ?? '';
  if (ends.test(name) || managers.test(name) || constants.test(loop.facts.header) || isNumericLookUp(way[way.length - 1])) return true;
  // A program whose name is not in the text may be over at once, or change what its next run meets.
  if (dimension === SUBPROCESS) return way.length > MOST_HELPERS_OF_PROGRAMS + 1 || !way.some(({ facts, region }) => [facts, ...region.calls.map(call => call.facts)].some(({ words }) => words !== undefined && takesLong(words)));
  if (asksTheSameOfAll(loop, way[0])) return true;
  return dimension === NETWORK && way.length > 1 && way[0].facts.discarded && !way.some(({ target }) => carries.test(lastWord(target?.fn?.facts.name ?? target?.entry?.name ?? '')));
}

/** Whether the step that a pass takes is a plain function that is given nothing but the parameters of the one around: it does the same in every pass. */
function asksTheSameOfAll(loop: RegionView, { facts, region, target }: CallView): boolean {
  return region === loop && target?.fn !== null && target?.fn !== undefined && target.fn.facts.owner < 0
    && facts.arguments.length > 0 && facts.keywords.length === 0 && facts.passes?.length === 2 * facts.arguments.length;
}

function lastWord(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** Changes of who may do what with one thing: whoever keeps it takes them one by one. */
const changesRights = /(?:^|_)(?:allow|deny|grant|revoke)(?:_|$)|_(?:access|permission)s?_rules?$|_permissions?_(?:add|delete|remove)$/i;

/** Each is made in the one before. */
const pathParts = /\.split\((?:["']\/["']|os\.(?:path\.)?sep)\)$|\.parts$/;
/** Sends what was recorded again, in its order. */
const replays = /replay|playback/i;
/** Requests that change something. */
const changing = /\.(?:post|put|patch|delete)$/;
const completing = /(?:^|[._])(?:commit|activate|apply|finali[sz]e|publish)(?:_|$)/i;

/** Whether the function goes on to make what the passes have sent take effect: they are steps of one change. */
function completedBehind(loop: RegionView): boolean {
  let body = loop;
  while (body.parent !== null) body = body.parent;
  return body.calls.some(({ facts }) => facts.start > loop.facts.end && completing.test((facts.path ?? '').replace(/^.*\./, '')));
}

/** Whether the call that waits cannot depend on the pass: a plain function without arguments, or a command that is a literal. */
function asksTheSame(loop: RegionView, dimension: number, graph: CallGraph): boolean {
  let found = decisive(loop, dimension, graph);
  while (found !== null && 'calls' in found) found = decisive(found, dimension, graph);
  if (dimension === SUBPROCESS && sameCommand(loop, dimension, graph)) return true;
  if (found === null || found.facts.arguments.length > 0 || found.facts.keywords.length > 0) return false;
  const fn = found.target?.fn;
  return fn !== null && fn !== undefined && fn.facts.owner < 0;
}

/** Whether every command that the region of the deciding call runs stands in the text as a whole. */
function sameCommand(loop: RegionView, dimension: number, graph: CallGraph): boolean {
  const decider = callsOnTheWay(loop, dimension, graph).pop();
  const commands = decider?.region.calls.filter(({ target }) => target?.entry?.io === 'subprocess' && startsProgram.test(target.entry.name)) ?? [];
  // Where it runs may differ.
  return commands.length > 0 && commands.every(({ facts }) => facts.words !== undefined && !facts.words.includes(AND_MORE) && !facts.keywords.some(({ name }) => name === 'cwd' || name === 'input' || name === 'env'));
}

const startsProgram = /^(?:subprocess\.(?:run|call|check_call|check_output|Popen|getoutput|getstatusoutput)|os\.(?:system|popen))$/;

/** Commands that somebody has listed are carried out in the order of the list. */
const ordered = /^(?:async )?for \(?(?:(?:const|let|var) )?(?:[{[] ?)?(?:\w*_)?(?:cmd|command|hook|script|step|stage|action|operation|migration|statement|stmt)\w*\b|\b(?:in|of) (?:reversed\()?(?:\w+\.)*\w*(?:cmds?|commands?|hooks?|scripts?|steps?|migrations?)\b/i;

/** An answer of a name server has a few records, and asking about each is over soon. */
const asksNameServer = /^dns\.(?:async)?resolver\./;

/** What runs beside the program already: a program that was started before, and reads what it is sent. */
const besideAlready = /^(?:os\.wait(?:pid|id|3|4)?|psutil\.Process\.wait|subprocess\._PipeWriter\..*)$/;

/** What all processes of a computation do together, in the same order everywhere. */
const collective = /^(?:torch\.distributed|mpi4py|horovod)\./;

/** Helpers that wait for something to become so. */
const waiting = /^_*(?:wait|await|poll)(?:_|[A-Z]|$)|_(?:wait|poll)$/;

/** Helpers and loops followed on the way to the call that waits. */
const DEEPEST = 20;
/** A helper that stands in for work sleeps and does little else. */
const LITTLE_ELSE = 4;

/**
 * Whether it is one wait that makes a pass slow, and not many that are over at once, such as starting programs. A sleep counts where a helper
 * does little else, once: in a loop, or among other things, it waits for something to change or keeps to a pace.
 */
export function waitsForLong(loop: RegionView, dimension: number, graph: CallGraph): boolean {
  let region = loop;
  let helpers = 0;
  let looped = false;
  let polls = false;
  let waitsByName = false;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const found = decisive(region, dimension, graph);
    if (found === null) return false;
    if ('calls' in found) {
      polls ||= found.facts.kind === 'while';
      looped ||= helpers > 0 || polls;
      region = found;
      continue;
    }
    const callee = graph.runBy(found);
    if (callee !== null) {
      helpers += 1;
      waitsByName ||= waiting.test(callee.facts.name);
      region = graph.viewOf(callee);
      continue;
    }
    // What is asked about until it is so goes on by itself, beside all the others.
    if (polls && waitsByName) return false;
    const entry = found.target?.entry;
    if (entry === undefined || besideAlready.test(entry.name) || collective.test(entry.name) || costOf(entry, found.facts) < WORTH_THREADS) return false;
    // Seen from within, a library is not what it is to those who use it.
    if (isOwnLibrary(entry.name, region.fn.module)) return false;
    // Statements take turns on the connection that they share; only where each pass has its own do they overlap.
    if (dimension === DATABASE) return connects(region, loop);
    if (looksUp.test(entry.name) || asksNameServer.test(entry.name)) return helpers === 0 && found.facts.arguments.length > 0;
    return dimension !== SLEEP || (!looped && found.region.calls.length <= LITTLE_ELSE);
  }
  return false;
}

const connecting = /(?:^|\.)(?:connect|[Cc]onnection|getconn|acquire|Session|sessionmaker|MongoClient|Redis|StrictRedis)$/;

/** Whether a connection is made, or taken from a pool, beside the call that waits for the database: one in front of the loop is shared by its passes. */
function connects(region: RegionView, loop: RegionView): boolean {
  return region.calls.some(({ target }) => connecting.test(target?.entry?.name ?? '')) || (region !== loop && region.parent !== null && connects(region.parent, loop));
}

/** Database work on connections that threads must not share, or that do not scale in threads: batching or processes, not this rule's advice. */
export function sharesConnection(pass: Effect): boolean {
  return (pass.flags & (EffectFlag.NotThreadSafe | EffectFlag.Contended)) !== 0 && pass.waitFor('database') * 2 > pass.wait;
}
