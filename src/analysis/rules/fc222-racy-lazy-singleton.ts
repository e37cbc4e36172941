/**
 * FC222 racy-lazy-singleton: something there should be one of is made when it is first asked for, and two who ask at the same time make one each.
 *
 *     def client():
 *         global _client
 *         if _client is None:
 *             _client = Client()        # run by several threads
 *         return _client
 *
 *     async function database() {
 *       if (!connection) connection = await connect();      // others ask while this one waits
 *       return connection;
 *     }
 *
 * Instead: make it under a lock that is held around the test, too, or when the module is loaded; in async code keep the promise (or task) and not what it
 * yields: `connection ??= connect()`.
 */
import type { Evidence } from '../../model';
import { guardsAt } from '../effects/locks';
import { rangeOf } from '../effects/ranges';
import { meetingAt } from '../effects/threads';
import { ValueKind, type LinkedFunction } from '../effects/values';
import type { ChangeFacts } from '../facts';
import { isCommandFile } from './serving';
import { defineRule, isTestModule, type Draft, type RuleContext } from './rule';

/** Made twice they do no harm, other than to time: plain data, patterns, loggers. */
const harmless = /^(?:builtins\.|collections\.|re\.|logging\.|string\.|datetime\.|decimal\.|functools\.|itertools\.|threading\.|types\.|pathlib\.|enum\.|importlib\.|globalThis\.)/;

export const racyLazySingleton = defineRule('FC222', function* (context) {
  for (const fn of context.module.functions) {
    for (const change of fn.facts.sharing?.changes ?? []) {
      if (change.kind !== 'create') continue;
      const draft = change.awaits === true ? acrossAwait(fn, change, context) : amongThreads(fn, change, context);
      if (draft !== null) yield draft;
    }
  }
});

function amongThreads(fn: LinkedFunction, change: ChangeFacts, { family, graph, module }: RuleContext): Draft | null {
  if (family === 'node' || !matters(fn, change, graph.linker)) return null;
  const { ways, many } = meetingAt(fn, change, graph);
  if (!many) return null;
  const [{ by, call, name }] = ways;
  const started: Evidence = { range: rangeOf(by.module.facts, call.start, call.end), name, work: 'trivial', ...(by.module === module ? {} : { path: by.module.path }) };
  return draftOf(change, `Threads started in ${by.fullName} can find ${change.name} missing at the same time and make one each; hold a lock around the test and the making.`, [started], module);
}

/** An await lies between the test and the change, and what is changed belongs to the module, or to an enclosing function. */
function acrossAwait(fn: LinkedFunction, change: ChangeFacts, { family, graph, module }: RuleContext): Draft | null {
  // What belongs to one call of a function may well be its alone.
  if (change.own === true || change.place.includes('<locals>') || fn.facts.qualifiedName === '<module>' || isTestModule(module) || isCommandFile(module) || guardsAt(fn, change.start, graph.linker).length > 0) return null;
  if (imports(fn.facts.body, change) || (family === 'node' && !isOneOfAKind(change))) return null;
  const remedy = family === 'node' ? 'keep the promise instead of what it yields' : 'hold an asyncio.Lock around the test and the making';
  return draftOf(change, `While this is awaited, others find ${change.name} still missing and make one, too; ${remedy}.`, [], module);
}

/** Names of what there should be one of, and of what makes it; a file read twice, or settings made twice, do no harm. */
const resources = /connection|client|session|browser|socket|channel|pool|producer|consumer|database|\bdb\b|server|worker|process|adapter|driver|instance|singleton|app\b/i;
const making = /^_?(?:connect|open|launch|spawn|fork|listen|log[iI]n|sign[iI]n|authenticate|subscribe|acquire|establish)/;

function isOneOfAKind({ name, value }: ChangeFacts): boolean {
  const maker = /([\w$]+)\(\)~?$/.exec(value ?? '')?.[1] ?? '';
  return resources.test(name) || resources.test(maker) || making.test(maker);
}

/** Whether what is made is a module: the module loader makes it once, however many ask for it. */
function imports(region: LinkedFunction['facts']['body'], change: ChangeFacts): boolean {
  return region.calls.some(({ path, start, end }) => path === 'globalThis.import' && start >= change.start && end <= change.end) || region.loops.some(inner => imports(inner, change));
}

function draftOf(change: ChangeFacts, message: string, evidence: Evidence[], { facts }: RuleContext['module']): Draft {
  const { start, end, name } = change;
  return { start, end, message, evidence: [{ range: rangeOf(facts, start, end), name, work: 'trivial' }, ...evidence] };
}

/** Whether a second one would be more than wasted: an object of a class, not plain data. */
function matters(fn: LinkedFunction, change: ChangeFacts, linker: RuleContext['graph']['linker']): boolean {
  const made = linker.resolve(change.value, fn.module);
  if (made === null) return false;
  if (made.kind === ValueKind.Instance) return true;
  return made.kind === ValueKind.ExternalInstance && made.name !== '' && !harmless.test(made.name);
}
