/** Functions as a benchmark's target picker needs them: what to pass, and what running them would do outside the process. */
import type { Language, Range } from '../model';
import type { CallGraph } from './effects/call-graph';
import { directiveOf } from './effects/directives';
import { repeatsOf } from './effects/hazards';
import type { LinkedModule } from './effects/module';
import { rangeOf } from './effects/ranges';
import type { LinkedFunction } from './effects/values';
import { callsOf } from './effects/views';
import type { CallFacts, ParameterFacts } from './facts';

export interface FunctionListing {
  /** `Client.fetch`, without the module. */
  qualifiedName: string;
  language: Language;
  /** Dotted name of the module, as the workspace imports it. */
  module: string;
  range: Range;
  headRange: Range;
  /** Without `self` or `cls`. */
  parameters: ParameterFacts[];
  isAsync: boolean;
  isGenerator: boolean;
  isMethod: boolean;
  isStatic: boolean;
  /** Defined inside another function: nothing outside can call it. */
  isNested: boolean;
  /** No more than a docstring, `pass`, `...` or the raising of an exception: nothing that takes time. */
  isStub: boolean;
  /** Whether the method's class can be made without arguments; true where it is no method. */
  ownerConstructible: boolean;
  /** Whether it can be called without any argument. */
  callable: boolean;
  /** Text behind `# forkcast: args=` in or right above the function; null where there is none. */
  directiveArguments: string | null;
  /** Literal arguments at call sites anywhere in the workspace, `10, 'x'`, each once, the same file's first. */
  callSiteArguments: { text: string; path: string; range: Range }[];
  /** What running it would repeat outside the process, helpers included. */
  repeats: RepeatedEffect[];
  /** Changes state that outlives the call: repeated runs may not do the same. */
  mutatesShared: boolean;
}

export interface RepeatedEffect {
  code: 'writes' | 'deletes' | 'sends' | 'spawns';
  /** What does it: `os.remove`. */
  name: string;
  /** Qualified name of the function it stands in: the listed one, or a helper in any file. */
  within: string;
  path: string;
  range: Range;
}

/** More call sites or repeated effects than this help nobody to choose. */
const MANY = 20;

/** Every function must have been linked before: callers are found through the graph. */
export function listFunctions(module: LinkedModule, graph: CallGraph): FunctionListing[] {
  const { facts } = module;
  const listed: FunctionListing[] = [];
  for (const fn of module.functions) {
    const one = fn.facts;
    if (one.qualifiedName === '<module>' || one.isLambda || one.isProperty) continue;
    const owner = one.owner < 0 ? null : facts.classes[one.owner];
    // Python names the receiver; JavaScript does not.
    const receiver = owner !== null && !one.isStatic && facts.language === 'python' ? 1 : 0;
    const parameters = one.parameters.slice(receiver);
    const ownerConstructible = owner === null || one.isStatic || owner.defaultConstructible;
    listed.push({
      qualifiedName: one.qualifiedName, language: facts.language, module: module.name,
      range: rangeOf(facts, one.start, one.end),
      headRange: rangeOf(facts, one.nameStart, one.nameEnd),
      parameters, isAsync: one.isAsync, isGenerator: one.isGenerator, isMethod: owner !== null, isStatic: one.isStatic,
      isNested: one.qualifiedName.includes('<locals>'), isStub: one.isStub, ownerConstructible,
      callable: ownerConstructible && parameters.every(parameter => parameter.hasDefault || parameter.kind === 'rest' || parameter.kind === 'keyword-rest'),
      directiveArguments: directiveOf(fn),
      callSiteArguments: callSites(fn, graph),
      repeats: repeatedEffects(fn, graph),
      mutatesShared: one.mutatesShared,
    });
  }
  return listed;
}

function callSites(fn: LinkedFunction, graph: CallGraph): FunctionListing['callSiteArguments'] {
  const found = new Map<string, FunctionListing['callSiteArguments'][number]>();
  const callers = [...(fn.callers ?? [])].sort((a, b) => Number(b.module === fn.module) - Number(a.module === fn.module) || (a.module.path < b.module.path ? -1 : 1));
  for (const caller of callers) {
    for (const { facts, target } of callsOf(graph.viewOf(caller))) {
      if (target?.fn !== fn || facts.literalArguments === null || facts.literalArguments === '' || found.has(facts.literalArguments)) continue;
      found.set(facts.literalArguments, { text: facts.literalArguments, path: caller.module.path, range: rangeOf(caller.module.facts, facts.start, facts.end) });
      if (found.size >= MANY) return [...found.values()];
    }
  }
  return [...found.values()];
}

/** What programs say by the way: `print`, `console.log`, `logging.info`, tracebacks. */
const talk = /^(?:builtins\.print|pprint\.|traceback\.print_|logging\.|warnings\.warn|console\.(?!Console\b)|util\.log$)/;
/** Streams of the process itself. */
const ownStream = /^(?:sys\.(?:__)?std(?:out|err)(?:__)?|(?:globalThis\.)?process\.std(?:out|err))\b/;

/**
 * Whether a call only talks to whoever runs the program, which a benchmark catches and shows: nobody wants to confirm that. Where it is told to
 * write to something else (`file=`), that is an effect.
 */
function isTalk(name: string, { path, keywords }: CallFacts): boolean {
  if (path !== null && ownStream.test(path)) return true;
  return talk.test(name) && keywords.every(({ name: keyword, value }) => (keyword !== 'file' && keyword !== 'stream') || (value !== null && ownStream.test(value)));
}

function repeatedEffects(fn: LinkedFunction, graph: CallGraph): RepeatedEffect[] {
  const found = new Map<string, RepeatedEffect>();
  const reached = new Set<LinkedFunction>([fn]);
  for (const one of reached) {
    if (found.size >= MANY) break;
    // What a pool is handed is not part of the effect; everything else that repeats shows in the flags.
    if (one.hands.length === 0 && repeatsOf(graph.effectOf(one).flags).length === 0) continue;
    for (const call of callsOf(graph.viewOf(one))) {
      const entry = call.target?.entry;
      if (entry?.repeats === undefined || isTalk(entry.name, call.facts)) continue;
      const key = `${entry.repeats} ${entry.name} ${one.fullName}`;
      if (!found.has(key)) {
        found.set(key, { code: entry.repeats, name: entry.name, within: one.facts.qualifiedName, path: one.module.path, range: rangeOf(one.module.facts, call.facts.start, call.facts.end) });
      }
    }
    for (const callee of [...one.callees, ...one.hands]) reached.add(callee);
  }
  return [...found.values()];
}
