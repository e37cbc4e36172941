/**
 * FC227 unawaited-coroutine: a coroutine is made and dropped. Nothing of it ever runs; Python says so when it collects it, if anybody reads that.
 *
 *     async def handler(request):
 *         save(request)                 # async def save
 *
 * Instead: `await save(request)`. In Node a call starts the work at once; what is lost there is who waits for it and hears of its errors: where async code drops the promise, and where
 * an async function is given to what ignores promises:
 *
 *     async function handler(request) { save(request); }         // goes on before it is saved; if that fails, the process ends
 *     files.forEach(async file => { await upload(file); });     // goes on before anything is uploaded
 *     users.filter(async user => await isActive(user));         // a promise is always true
 */
import type { CallFacts, FunctionFacts } from '../facts';
import { workOf } from '../effects/classify';
import type { CallGraph } from '../effects/call-graph';
import { callsBetween } from '../effects/calls';
import type { LinkedModule } from '../effects/module';
import { rangeOf } from '../effects/ranges';
import { shownName } from '../effects/evidence';
import { ValueKind, type LinkedFunction, type Value } from '../effects/values';
import { callsOf, type CallView } from '../effects/views';
import { linkedCalls } from './calls';
import { goesOn, handlesErrors, waits } from './promises';
import { defineRule, isTestModule, type Draft, type RuleContext } from './rule';

/** Decorators that leave a coroutine function what it is. */
const harmless = /^(?:builtins\.(?:static|class)method|abc\.abstractmethod|(?:typing|typing_extensions)\.(?:override|final|no_type_check)|functools\.wraps\(\))$/;
/** Of asyncio's awaitables those that run on their own. */
const scheduled = /^asyncio\.(?:gather|shield|wrap_future|AbstractEventLoop\.run_in_executor)$/;
/** Methods of arrays that look at what their callback returns, and find a promise; and what does not look. */
const tests = /^globalThis\.(?:Array|_TypedArray)\.(?:filter|some|every|find|findIndex|findLast|findLastIndex)$/;
const ignores = /^globalThis\.(?:(?:Array|Map|Set|_TypedArray)\.forEach|Promise)$/;
/** What gives the promises back: to nobody, where it is a statement. */
const mapping = /^globalThis\.Array\.(?:flatMap|map)$/;

const asksForCoroutines = /^(?:inspect|asyncio)\.is(?:coroutine|coroutinefunction|awaitable)$/;

export const unawaitedCoroutine = defineRule('FC227', function* (context) {
  const { graph, module } = context;
  const told = new Set<LinkedFunction>();
  for (const fn of module.functions) {
    if (context.family === 'node') {
      if (fn.callees.some(callee => callee.facts.isAsync)) {
        for (const call of callsOf(graph.viewOf(fn))) {
          const draft = givenAway(call, context, told);
          if (draft !== null) yield draft;
        }
      }
      if ((fn.facts.isAsync || context.handlers.has(fn)) && !isTestModule(module) && !helpsTests.test(module.name)) yield* dropped(fn, context);
      continue;
    }
    if (!fn.callees.some(isCoroutineFunction) && !fn.facts.isAsync) continue;
    // Whoever asks knows that it may be one.
    if ([...linkedCalls(fn)].some(({ facts }) => asksForCoroutines.test(facts.path ?? ''))) continue;
    // Who enters by `async with` never leaves by `__exit__`, which is there to say so.
    if (fn.facts.name === '__exit__' && module.functions.some(({ facts }) => facts.name === '__aexit__' && facts.owner === fn.facts.owner)) continue;
    for (const { facts, target } of linkedCalls(fn)) {
      if (!facts.discarded || facts.awaited || facts.entered || target === null) continue;
      const callee = target.fn;
      const entry = target.entry;
      const external = entry !== undefined && entry.coroutine && entry.name.startsWith('asyncio.') && !scheduled.test(entry.name);
      if (!external && (callee === null || !isCoroutineFunction(callee))) continue;
      const name = callee === null ? entry!.name : callee.fullName;
      const remedy = fn.facts.isAsync ? 'await it' : 'run it with asyncio.run, or make this function async and await it';
      yield {
        start: facts.start, end: facts.nameEnd,
        message: `${name} is a coroutine function: this call only makes the coroutine, which never runs; ${remedy}.`,
        evidence: [{ range: rangeOf(module.facts, facts.start, facts.end), name, work: callee === null ? entry!.work : workOf(graph.effectOf(callee)) }],
        ...(fn.facts.isAsync ? { fix: { title: 'Await it', edits: [{ start: facts.start, end: facts.start, newText: 'await ' }] } } : {}),
      };
    }
  }
});

/** Whether calling a function surely does nothing but make a coroutine: no decorator and no second definition that might say otherwise. */
function isCoroutineFunction({ facts, module }: LinkedFunction): boolean {
  if (!facts.isAsync) return false;
  let is = coroutineFunctions.get(facts);
  if (is === undefined) coroutineFunctions.set(facts, (is = makesCoroutines(facts, module)));
  return is;
}

const coroutineFunctions = new WeakMap<FunctionFacts, boolean>();

function makesCoroutines(facts: FunctionFacts, module: LinkedModule): boolean {
  if (facts.isGenerator || facts.isLambda || !facts.decorators.every(path => path !== null && harmless.test(path))) return false;
  return module.functions.every(other => other.facts.qualifiedName !== facts.qualifiedName || (other.facts.isAsync && !other.facts.isGenerator));
}

/** Node: an async function given to what ignores the promise it returns. */
function givenAway(call: CallView, context: RuleContext, told: Set<LinkedFunction>): Draft | null {
  const { graph, module } = context;
  const { facts, target } = call;
  const name = target?.entry?.name ?? '';
  const asks = tests.test(name);
  const maps = facts.discarded && mapping.test(name);
  if (!asks && !maps && !ignores.test(name)) return null;
  const callback = graph.runBy(call);
  if (callback === null || !callback.facts.isAsync || callback.facts.isGenerator) return null;
  // Without an await it is done when it returns; one that catches all its errors may be meant to go on alone.
  if (!asks && (!waits(callback.facts.body) || callback.facts.catchesAll === true)) return null;
  const method = name.slice(name.lastIndexOf('.') + 1);
  if (method === 'Promise' ? onlyResolves(callback, graph) || setsTimer(callback, graph) : !asks && isWithin(callback, told)) return null;
  if (!asks && method !== 'Promise' && endsListener(facts, call.region.fn, context)) return null;
  const message = asks
    ? `${method} gets a promise from its async callback, and a promise is always true; await Promise.all of the answers first.`
    : method === 'Promise'
      ? 'An error in an async function that makes a promise neither rejects that promise nor reaches anybody else, so whoever awaits it waits for ever; make the function around it async and await in that.'
      : `${maps ? 'The promises of this map are dropped' : 'forEach drops the promises of its async callback'}: what follows runs before they are done, and their errors reach nobody; await Promise.all of ${maps ? 'them' : 'a map'}, or use for...of.`;
  told.add(callback);
  return { start: facts.nameStart, end: facts.nameEnd, message, evidence: [{ range: rangeOf(module.facts, facts.nameStart, facts.nameEnd), name: shownName(name), work: workOf(graph.effectOf(callback)) }] };
}

/** Whether an executor sets a timer of its own, which ends the wait whatever becomes of the rest. */
function setsTimer(executor: LinkedFunction, graph: CallGraph): boolean {
  return [...callsOf(graph.viewOf(executor))].some(({ target }) => target?.entry?.name === 'globalThis.setTimeout');
}

/** Whether a function stands in one of those that have a finding: what goes on in there goes on alone already. */
function isWithin({ facts: { start, end } }: LinkedFunction, others: ReadonlySet<LinkedFunction>): boolean {
  for (const { facts } of others) if (facts.start < start && end <= facts.end) return true;
  return false;
}

const makes = /^(?:globalThis\.Promise|timers\.promises\.setTimeout)$/;
/** What executors call what they are given; returning their result awaits nothing. */
const settles = new Set(['resolve', 'reject']);

/** Whether all that a function awaits are promises that cannot be rejected: pauses, helpers whose promises are only ever resolved, and what catches its errors on the spot. */
function onlyResolves(fn: LinkedFunction, graph: CallGraph): boolean {
  const awaited = [...callsOf(graph.viewOf(fn))].filter(({ facts }) => facts.awaited && !settles.has(facts.parameter ?? ''));
  return awaited.length > 0 && awaited.every(call => {
    const callee = call.target?.fn ?? null;
    return call.facts.path?.endsWith('.catch') === true || isResolver(call, graph) || (callee !== null && (callee.facts.catchesAll === true || makesResolvers(callee, graph)));
  });
}

/** Whether a function without an await makes a promise, and only such as are never rejected. */
function makesResolvers(fn: LinkedFunction, graph: CallGraph): boolean {
  if (fn.facts.isAsync && waits(fn.facts.body)) return false;
  const made = [...callsOf(graph.viewOf(fn))].filter(({ target }) => makes.test(target?.entry?.name ?? ''));
  return made.length > 0 && made.every(call => isResolver(call, graph));
}

/** `new Promise(resolve => ...)`, with no word of `reject`; an asynchronous one catches all its errors. */
function isResolver(call: CallView, graph: CallGraph): boolean {
  const name = call.target?.entry?.name;
  if (name === 'timers.promises.setTimeout') return true;
  const executor = name === 'globalThis.Promise' ? graph.runBy(call) : null;
  return executor !== null && (!executor.facts.isAsync || executor.facts.catchesAll === true) && executor.facts.parameters.length < 2;
}

/** What of Node itself, and of pools of workers, promises something that its caller wants done, or to hear of when it fails. */
const promised = /^(?:fs\.promises\.(?!FileHandle\.)\w+|timers\.promises\.\w+|globalThis\.fetch|globalThis\.Promise\.(?:all|race|any)|(?:piscina|tinypool)\.run|workerpool\.Pool\.exec)$/;
/** `setPage(null)`: something is taken away, which is done at once. */
const nothing = /^(?:null|undefined)$/;
/** Parameters through which a function reports its end without a promise. */
const callbacks = /^(?:cb|callback|done|next)$/i;

/** Helpers of tests let clocks run while they go on. */
const helpsTests = /test(?:ing)?[-_]?(?:utils?|helpers?|kit)(?:$|[./])/i;

/** Node: async code, or a request handler, that drops a promise. */
function* dropped(fn: LinkedFunction, context: RuleContext): Generator<Draft> {
  const { graph, module } = context;
  for (const { facts, target } of linkedCalls(fn)) {
    if (!facts.discarded || facts.awaited || target === null || !promises(facts, target, fn, graph)) continue;
    const callee = target.fn;
    if (callee !== null && nothing.test(facts.literalArguments ?? '')) continue;
    if ((callee !== null && !(isWaitedFor(callee) && goesOnBehind(facts, fn))) || endsListener(facts, fn, context)) continue;
    const name = callee === null ? shownName(target.entry!.name) : callee.fullName;
    yield {
      start: facts.start, end: facts.nameEnd,
      message: `Nobody waits for the promise of ${callee === null ? name : callee.facts.name}: what follows runs before it is done, and if it fails the rejection ends the process; await it, or catch its errors where it may go on alone.`,
      evidence: [{ range: rangeOf(module.facts, facts.start, facts.end), name, work: callee === null ? target.entry!.work : workOf(graph.effectOf(callee)) }],
      ...(fn.facts.isAsync ? { fix: { title: 'Await it', edits: [{ start: facts.start, end: facts.start, newText: 'await ' }] } } : {}),
    };
  }
}

/** What is let go on its way by intention: it tells others, begins something that takes long, or puts a command beside others that are sent together. */
const onItsWay = /^_*(?:(?:emit|notify|report|track|trace|log|dump|trigger|fire|dispatch|prefetch|preload|warm|start|launch|listen|poll|watch|schedule|telemetry)(?![a-z])|(?:run|loop|resume|callback|cb|done|next)$|send(?:Telemetry|Event|Metric|Analytics|Report)|run\w*(?:Hook|Action|Event|Listener)s?$|\w*(?:To|Into)(?:Transaction|Pipeline|Batch)$)/;

/** For each who drops its promise a function has so many who take it: otherwise it does its work on the side, by intention. */
const TAKERS_FOR_EACH_DROP = 2;

/** Whether nearly all who call a function take its promise. */
function isWaitedFor(callee: LinkedFunction): boolean {
  if (onItsWay.test(callee.facts.name)) return false;
  let taken = 0;
  for (const caller of callee.callers ?? []) for (const { awaited, discarded } of callsBetween(caller, callee)) taken += awaited || !discarded ? 1 : -TAKERS_FOR_EACH_DROP;
  return taken >= 0;
}

/** Whether a function goes on with other things behind a call: async ones with something that is awaited, as then they mind the order. */
function goesOnBehind({ end }: CallFacts, fn: LinkedFunction): boolean {
  return linkedCalls(fn).some(({ facts }) => facts.start >= end && (facts.awaited || !fn.facts.isAsync));
}

/** Whether a call is the last of a listener, a timer, a handler or any function that promises nothing: nobody waits for these either, and nothing follows. */
function endsListener({ end }: CallFacts, fn: LinkedFunction, { handlers }: RuleContext): boolean {
  if (fn.facts.isAsync && !handlers.has(fn) && !isListener(fn)) return false;
  return linkedCalls(fn).every(({ facts }) => facts.start < end);
}

function isListener(fn: LinkedFunction): boolean {
  for (const by of fn.handedBy ?? []) if (by.handOvers.some(handed => handed.fn === fn && handed.later)) return true;
  return false;
}

/** Whether a call yields a promise that can be rejected. */
function promises(facts: CallFacts, { kind, fn: callee, entry }: Value, fn: LinkedFunction, { linker }: CallGraph): boolean {
  if (kind === ValueKind.External) return entry !== undefined && promised.test(entry.name);
  if (kind !== ValueKind.Function) return false;
  const { isAsync, isGenerator, isLambda, isStub, catchesAll, body, parameters, start } = callee!.facts;
  // Whoever writes an async function only to call it on the spot wants what is in it to go on alone.
  if (isLambda && callee!.module === fn.module && start >= facts.start && start < facts.end) return false;
  if (isGenerator || isStub || catchesAll === true || handlesErrors(body) || goesOn(body) || parameters.some(({ name }) => callbacks.test(name))) return false;
  // Without a wait it is done when it returns.
  if (isAsync) return waits(body);
  const result = linker.resolve(`${facts.path}()`, fn.module);
  return result !== null && (result.kind === ValueKind.Awaitable || (result.kind === ValueKind.ExternalInstance && result.name === 'globalThis.Promise'));
}
