/**
 * Who waits while a function of JavaScript keeps the event loop to itself. In Python a program that runs an event loop has several things to do; in JavaScript everything that reads a file
 * or starts a program is asynchronous, in scripts and commands as well, where nobody waits but the one who started them. So blocking is held against a function only where something says that
 * the loop has others to serve.
 */
import type { Evidence } from '../../model';
import { callsOf } from '../effects/views';
import type { CallGraph } from '../effects/call-graph';
import type { LinkedModule } from '../effects/module';
import type { LinkedFunction } from '../effects/values';
import { linkedCalls } from './calls';
import { isTestModule, type RuleContext } from './rule';

/** Functions followed upwards. */
const MOST_CALLERS = 200;
/** Literal lists of fewer items are no crowd. */
const FEW = 3;

/** Hand-overs that run a function again and again, beside whatever else the program does. */
const again = /^globalThis\.setInterval$|^(?:node-)?cron\.schedule$/;
const eachOf = /^globalThis\.(?:Array|Set)\.(?:map|flatMap|forEach)$/;
/** What ends the program, or makes it a server: whoever calls it does so once. */
const once = /^process\.exit$|\.(?:listen|createServer|createSecureServer)$/;
/** Listeners for the end of the program. */
const atTheEnd = /^process\.(?:addListener|on|once|prependListener|prependOnceListener)$/;

/** Frameworks that what is in a file of theirs goes on running under. */
const frameworks = /^(?:express|fastify|koa|koa-router|@koa\/router|hono|@hapi\/hapi|@nestjs\/(?:common|core|microservices|websockets)|socket\.io|bullmq?|@modelcontextprotocol\/sdk(?!\/client)|homebridge|vscode|electron|@iobroker\/adapter-core)(?:$|[./])/;
/** Libraries with which commands read what they are told and show how far they are. */
const terminals = /^(?:commander|yargs|yargs-parser|meow|cac|minimist|@oclif\/(?:core|command)|inquirer|@inquirer\/prompts|prompts|enquirer|@clack\/prompts|listr2?|ora|cli-progress|gulp|grunt|shelljs|@actions\/core)(?:$|[./])/;
/** Servers that run for their author's tests only, and code that is there to be looked at by a tool. */
const forTests = /(?:^|[/._-])(?:(?:test|mock|fake|stub|demo|dummy)[-_.]?server|fixtures?|corpus|mocks?)(?:$|[/._-])/i;
/** Where commands, scripts of a project and settings of its tools are kept. */
const commandFiles = /(?:^|\/)(?:bin|cli|commands?|scripts?|gulp|installer|migrations?|seeds?|generators?|examples?|benchmarks?)\/|(?:^|\/)(?:cli|gulpfile|gruntfile|(?:pre|post|un)?install[\w-]*|setup[\w-]*|release|publish|[\w-]+_cli|cli_[\w-]+|[\w-]+_config)$/i;

/**
 * Whether the event loop on which a function runs has others to serve meanwhile. `computes`: its like, started together, are no others, as their computing takes turns whatever is
 * done about it. `shown`: by what runs the function or stands in its file; otherwise what its package.json tells of the program counts, too, where nobody can tell what runs
 * the function.
 */
export function servesOthers(fn: LinkedFunction, { graph, handlers, module }: RuleContext, { shown = false, computes = false } = {}): boolean {
  if (forTests.test(module.name)) return false;
  if (handlers.has(fn)) return true;
  if (!fn.facts.isAsync || isTestModule(module)) return false;
  let unknown = false;
  const seen = new Set([fn]);
  for (const one of seen) {
    if (isRunAgain(one) || (!computes && isRunBesideItself(one, graph))) return true;
    if (isEntry(one)) unknown = true;
    if (seen.size < MOST_CALLERS) for (const caller of one.callers ?? []) seen.add(caller);
  }
  if (!unknown || startsOrEnds(fn) || importsAny(module, terminals)) return false;
  if (importsAny(module, frameworks) || module.functions.some(({ serves }) => serves.length > 0)) return true;
  if (shown || isCommandFile(module)) return false;
  const role = graph.linker.modules.roleOf(module.path);
  return role !== 'command' && role !== 'library';
}

/** Whether a function is registered to serve requests, or called at intervals. */
function isRunAgain(fn: LinkedFunction): boolean {
  for (const by of fn.handedBy ?? []) {
    for (const handed of by.handOvers) if (handed.fn === fn && (handed.serves || again.test(handed.name))) return true;
  }
  return false;
}

/** `items.map(async item => ...)` starts them all before the first is done. */
function isRunBesideItself(fn: LinkedFunction, graph: CallGraph): boolean {
  if (!fn.facts.isAsync) return false;
  for (const caller of fn.callers ?? []) {
    for (const call of callsOf(graph.viewOf(caller))) {
      if (eachOf.test(call.target?.entry?.name ?? '') && (call.facts.receiverCount ?? FEW) >= FEW && graph.runBy(call) === fn) return true;
    }
  }
  return false;
}

/** Whether it cannot be told how a function comes to run: nobody calls it here, or an event does. */
function isEntry(fn: LinkedFunction): boolean {
  if (fn.facts.qualifiedName === '<module>' || startsOrEnds(fn)) return false;
  if (fn.handedBy === null || fn.handedBy.size === 0) return fn.callers === null || fn.callers.size === 0;
  for (const by of fn.handedBy) for (const handed of by.handOvers) if (handed.fn === fn && handed.later && !atTheEnd.test(handed.name)) return true;
  return false;
}

function startsOrEnds(fn: LinkedFunction): boolean {
  for (const { target } of linkedCalls(fn)) if (once.test(target?.entry?.name ?? '')) return true;
  return false;
}

/** Whether a file, going by its name, is a command, or a script or a setting of the project. */
export function isCommandFile({ name }: LinkedModule): boolean {
  return commandFiles.test(name);
}

/** Whether a proof leads through what ends programs, which has to be done with when it returns; or through what is seldom run: on one platform only, or where something has failed. */
export function isSeldom(evidence: readonly Evidence[]): boolean {
  return evidence.some(({ name }) => atAnEnd.test(name) || onOnePlatform.test(name) || afterErrors.test(name));
}

const atAnEnd = /(?:^|\.)(?:kill|terminate|cleanup|tearDown|shutDown|dispose)\w*$/i;
const onOnePlatform = /(?:PowerShell|[Ww]in32|MacOS|Darwin|(?<!(?:[cC]lose|[oO]pen|[sS]how|[hH]ide|[aA]ll)\w*)Windows(?=[A-Z]|$))\w*$/;
/** Files and classes of one platform: `MacUpdater`, `lib/darwin`. */
const platformOwn = /(?:^|[./_-])(?:[Mm]ac(?:OS|os)?|[Ww]in(?:32|dows)?|[Dd]arwin|osx)(?=[./_A-Z-]|$)/;
const afterErrors = /(?:^|\.)(?:handle\w*|on)Errors?$/;

/** Whether a function, going by its file and class, is there for one platform alone. */
export function isForOnePlatform({ fullName }: LinkedFunction): boolean {
  return platformOwn.test(fullName);
}

function importsAny({ facts }: LinkedModule, pattern: RegExp): boolean {
  for (const path of facts.exports.values()) if (pattern.test(path)) return true;
  return false;
}
