/** Second pass, functions: what each is, its body walked. */
import { FunctionFlag, Kind } from '../ir/node';
import { symbolText } from '../ir/symbols';
import type { FunctionFacts, ParameterFacts, RegionFacts } from '../facts';
import type { FunctionEntry } from './entries';
import { findHandles } from './handles';
import { Trait } from './language';
import { type PathId, pathText, step, Step } from './paths';
import { NO_NODES } from './region-builder';
import { StatementCollector } from './statements';
import { annotatedTuple } from './tuples';
import { catchesAll, isStub, neverMeantToRun } from './stubs';

const NO_DECORATORS: FunctionFacts['decorators'] = [];
const NO_PARAMETERS: ParameterFacts[] = [];
const PARAMETER_KINDS: ParameterFacts['kind'][] = ['plain', 'positional-only', 'keyword-only', 'rest', 'keyword-rest'];

export class Collector extends StatementCollector {
  /** The facts of one function, its body walked. */
  collect(entry: FunctionEntry): FunctionFacts {
    const node = entry.node;
    const isLambda = (node.flags & FunctionFlag.Lambda) !== 0;
    const isModule = entry.index === 0;
    const body = isModule || node.c === null ? node : node.c;
    const none = this.values.literals.none;
    this.entry = entry;
    this.scope = entry.scope;
    this.operations = 0;
    this.exits = 0;
    this.loopDepth = 0;
    this.once = undefined;
    this.arm = -1;
    this.mutatesShared = false;
    this.returned = none;
    this.returnedNames.length = 0;
    this.calledParameters.length = 0;
    this.handsOn = [];
    this.yielded = none;
    this.tuple.forget();
    this.region = this.newRegion('body', body.start, body.end, body.start, '');
    this.handleCalls = NO_NODES;
    this.failing = this.ending = false;
    this.commands.forget();
    const region = this.region;
    if (isLambda && body.kind !== Kind.Block) this.returned = this.returnValue(node.c);
    else this.statements(isModule || body.kind === Kind.Block ? body.list : [body]);
    region.operations = this.operations;
    const isGenerator = region.yields || (node.flags & FunctionFlag.Generator) !== 0 && !isModule;
    const nameStart = isModule ? 0 : isLambda ? node.start : this.language.nameStart(this.text, node);
    const facts: FunctionFacts = {
      name: entry.name,
      qualifiedName: entry.qualifiedName,
      start: isModule ? 0 : node.start,
      end: isModule ? this.text.length : node.end,
      nameStart,
      nameEnd: isModule ? 0 : Math.min(nameStart + (isLambda ? this.language.lambdaHead : entry.name.length), Math.max(nameStart, node.end)),
      parent: entry.parent,
      owner: entry.owner === null ? -1 : entry.owner.index,
      isAsync: (node.flags & FunctionFlag.Async) !== 0 && !isModule,
      isGenerator,
      isLambda,
      isStatic: (entry.traits & Trait.Static) !== 0,
      isProperty: (entry.traits & Trait.Property) !== 0,
      isStub: !isModule && !isLambda && ((entry.traits & Trait.Abstract) !== 0 || isStub(node)),
      parameters: isModule ? NO_PARAMETERS : this.parameters(entry),
      decorators: isModule || isLambda || node.list.length === 0 ? NO_DECORATORS : this.decorators(entry),
      returns: pathText(this.result(entry, isGenerator)),
      mutatesShared: this.mutatesShared,
      body: region,
    };
    if (facts.isStub && ((entry.traits & Trait.Abstract) !== 0 || neverMeantToRun(node))) facts.isAbstract = true;
    if (!isModule && catchesAll(body)) facts.catchesAll = true;
    if (this.calledParameters.length > 0) facts.callsParameters = [...this.calledParameters];
    const tuple = this.tupleOf(facts, entry);
    if (tuple !== undefined) facts.tuple = tuple;
    if (this.handsOn.length > 0) facts.handsOn = this.handsOn;
    if (this.returnedNames.length > 0 && region.loops.length > 0) {
      const builds = this.returnedNames.map(symbolText).filter((name, i, all) => all.indexOf(name) === i && region.loops.some((loop) => changes(loop, name)));
      if (builds.length > 0) facts.builds = builds;
    }
    if (!isModule && this.passesOn(facts, entry)) facts.defers = true;
    if (this.handleCalls.length > 0) facts.handles = findHandles(entry, this.binder, this.handleCalls);
    return facts;
  }

  /** Whether a decorator's wrapper, which it returns, hands the function to somebody who runs it later. */
  private passesOn({ returns, parameters, owner, start, end }: FunctionFacts, entry: FunctionEntry): boolean {
    const given = parameters[owner >= 0 ? 1 : 0];
    if (returns === null || given === undefined || given.kind === 'rest' || given.kind === 'keyword-rest') return false;
    const own = pathText(entry.path);
    if (own === null || !returns.startsWith(`${own}.<locals>.`) || !/^\w+$/.test(returns.slice(own.length + '.<locals>.'.length))) return false;
    const body = this.text.slice(start, end);
    if (!later.test(body)) return false;
    // Around what runs it at once, such as another attempt, it is a call like any other.
    return !new RegExp(`(?<![.\\w])${given.name}\\s*\\(`).test(body) && new RegExp(`${later.source}[^)]{0,200}?\\b${given.name}\\b`).test(body);
  }

  private result(entry: FunctionEntry, isGenerator: boolean): PathId {
    const none = this.values.literals.none;
    const annotation = entry.node.b;
    if (annotation !== null && (entry.node.flags & FunctionFlag.Lambda) === 0) {
      const promised = this.language.annotationValue(this.values, annotation, entry.scope);
      if (promised !== 0) return promised === none ? 0 : promised;
    }
    const value = isGenerator ? (this.yielded === none ? 0 : step(this.yielded, Step.Container)) : this.returned;
    return value === none ? 0 : value;
  }

  /** What stands at the positions of what it returns, where that is known to be a tuple of unlike things. */
  private tupleOf({ returns, isGenerator }: FunctionFacts, entry: FunctionEntry): FunctionFacts['tuple'] {
    const plain = pathText(this.values.literals.tuple);
    if (plain === null || returns !== (isGenerator ? `${plain}*` : plain)) return undefined;
    const annotation = entry.node.b;
    return annotation !== null && !isLambdaNode(entry.node) ? annotatedTuple(this.values, annotation, entry.scope, isGenerator) : this.tuple.paths();
  }

  private parameters(entry: FunctionEntry): ParameterFacts[] {
    const list = entry.node.a === null ? [] : entry.node.a.list;
    if (list.length === 0) return NO_PARAMETERS;
    const result: ParameterFacts[] = [];
    for (let i = 0; i < list.length; i++) {
      const parameter = list[i];
      if (parameter.kind !== Kind.Parameter) continue;
      const type = parameter.a === null ? 0 : this.language.annotationValue(this.values, parameter.a, entry.outer);
      result.push({
        name: symbolText(parameter.symbol),
        type: type === this.values.literals.none ? null : pathText(type),
        hasDefault: parameter.b !== null,
        kind: PARAMETER_KINDS[parameter.flags] ?? 'plain',
      });
    }
    return result;
  }

  private decorators(entry: FunctionEntry): FunctionFacts['decorators'] {
    return entry.node.list.map((decorator) => pathText(this.values.value(decorator, entry.outer)));
  }
}

function isLambdaNode({ flags }: FunctionEntry['node']): boolean {
  return (flags & FunctionFlag.Lambda) !== 0;
}

/** Whether passes of a loop, or of one in it, change what a variable holds. */
function changes(loop: RegionFacts, name: string): boolean {
  return loop.gathers.some((gather) => gather.name === name && gather.how !== 'reduction') || loop.ties.some((tie) => tie.name === name && tie.kind === 'carried')
    || loop.loops.some((inner) => changes(inner, name));
}

/** Calls by which something is run by somebody else: queues, pools, event loops, threads. */
const later = /\b(?:put|put_nowait|submit|apply_async|run_in_executor|to_thread|defer\w*|call_(?:soon|later)\w*|enqueue\w*|schedule\w*|spawn\w*|create_task|run_coroutine_threadsafe|Thread|Timer|Process)\s*\(/;
