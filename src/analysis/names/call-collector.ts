/** Second pass, calls: their facts, and what they do to the object whose method they call. */
import { CollectionFlag, ConstantFlag, Kind, type Node, OperationFlag } from '../ir/node';
import { intern, symbolLength, symbolText } from '../ir/symbols';
import type { CallFacts, HandsOnFacts, Path, RegionKind } from '../facts';
import { MethodRole, Trait, WorkerCall } from './language';
import { isLiteral, literalNumber } from './literals';
import { parentOf, type PathId, pathText, rootOf, singleton, step, stepOf, Step } from './paths';
import { isLookedUp, isOwnParameter, notePossibilities } from './possibilities';
import { NO_CALLS } from './region-builder';
import { countsDown } from './sizes';
import { Event } from './tape';
import { copyExactly } from './text';
import { WorkerCallRecorder } from './worker-calls';

const LONGEST_LITERALS = 2000;
const NO_KEYWORDS: CallFacts['keywords'] = [];
const NO_ARGUMENTS: (Path | null)[] = [];

const PROPERTY = intern('property');
/** What changes a list that is kept as a heap. */
const heaps = new Set(['heappush', 'heappop', 'heappushpop', 'heapreplace'].map(intern));
/** What `update` merges more into, beside dicts and sets: in whichever order, it comes to the same. */
const merging: ReadonlySet<string> = new Set(['collections.Counter()']);

/** Calls that may run what they are given beside their caller. */
const runners = new Set([
  'map', 'imap', 'imap_unordered', 'starmap', 'map_async', 'starmap_async', 'apply', 'apply_async', 'submit', 'run_in_executor', 'to_thread', 'Thread', 'Timer', 'Process', 'start_new_thread', 'run_sync', 'exec',
].map(intern));

/** Bits: how a call stands. */
export const enum CallPlace { Plain = 0, Awaited = 1, Discarded = 2, Entered = 4 }

export abstract class CallCollector extends WorkerCallRecorder {
  /** Parameters that the function calls. */
  protected readonly calledParameters: string[] = [];
  /** Parameters that it passes on to what may run them. */
  protected handsOn: HandsOnFacts[] = [];
  /** The `d.setdefault(k, [])` whose result is being appended to. */
  private appendedTo: Node | null = null;

  protected abstract comprehension(node: Node, kind: RegionKind, wanted: boolean): PathId;
  protected abstract children(node: Node): void;

  /** Walks a call and adds its facts to the region; its value. */
  protected call(node: Node, place: number): PathId {
    const callee = node.a;
    if (callee === null) {
      this.children(node);
      return 0;
    }
    const role = callee.kind === Kind.Attribute && callee.symbol < this.language.methodRoles.length ? (this.language.methodRoles[callee.symbol] as MethodRole) : MethodRole.None;
    const method = role !== MethodRole.None && this.findPlace(callee.a);
    const x = this.placeX;
    const y = this.placeY;
    if (method && (role === MethodRole.Append || role === MethodRole.Merge) && this.isSharedRoot(x)) this.mutatesShared = true;
    let path: PathId;
    let receiver = 0;
    const continues = (place & CallPlace.Awaited) !== 0 && callee.kind === Kind.Attribute && callee.a !== null && callee.a.kind === Kind.Call && this.language.isContinuation(callee.symbol);
    if (method && this.loopDepth > 0) {
      this.operations++;
      if (y !== 0) this.tape.push(Event.Read, x, 0, callee);
      receiver = this.chain(callee.a!, true);
      path = this.values.attribute(receiver, callee.symbol);
    } else if (continues) {
      this.operations++;
      path = this.values.attribute(this.call(callee.a!, CallPlace.Awaited), callee.symbol);
    } else {
      const surroundings = this.appendedTo;
      this.appendedTo = role === MethodRole.Append ? callee.a : null;
      path = this.expression(callee, true);
      this.appendedTo = surroundings;
    }
    if (path === 0 && callee.kind === Kind.Attribute) path = this.language.assumedMethod(callee.symbol, node);
    path = this.language.meantCallee(this.values, path, node, this.scope);
    const start = this.tape.length;
    const facts = this.callFacts(node, callee, path, place);
    // What is pushed onto a heap comes out in the same order whoever pushed first.
    if (facts.path === 'heapq.heappush' && this.loopDepth > 0 && node.list.length > 0 && node.list[0].kind === Kind.Name) this.tape.forget(start, node.list[0].symbol);
    if (this.loopDepth > 0) {
      if (method) this.methodEvent(role, x, y, node, receiver);
      else this.callEvent(path, node);
    }
    if (callee.kind !== Kind.Attribute && (path === 0 || isLookedUp(this.values, path))) this.notePossibilities(facts, callee);
    if (this.region.calls === NO_CALLS) this.region.calls = [facts];
    else this.region.calls.push(facts);
    return this.values.call(path, node, this.scope);
  }

  private notePossibilities(facts: CallFacts, callee: Node): void {
    notePossibilities(facts, callee, this.values, this.entry, this.scope);
    if (facts.parameter !== undefined && !this.calledParameters.includes(facts.parameter)) this.calledParameters.push(facts.parameter);
  }

  /** Reading a property of a class of this module runs the function that it is; one that remembers what it found does so once. */
  protected readsProperty(node: Node, object: PathId): void {
    const index = object === 0 ? undefined : this.values.localClass(object)?.methods.get(symbolText(node.symbol));
    if (index === undefined) return;
    const { path, traits, node: { list: decorators } } = this.binder.functions[index];
    if ((traits & Trait.Property) === 0 || decorators.some((one) => one.kind !== Kind.Name || one.symbol !== PROPERTY)) return;
    const facts: CallFacts = {
      start: node.start, end: node.end, nameStart: Math.max(node.start, node.end - symbolText(node.symbol).length), nameEnd: node.end, path: pathText(path), awaited: false, discarded: false,
      arguments: NO_ARGUMENTS, keywords: NO_KEYWORDS, literalArguments: null, number: null, arithmeticArguments: false, entered: false,
    };
    if (this.region.calls === NO_CALLS) this.region.calls = [facts];
    else this.region.calls.push(facts);
  }

  private methodEvent(role: MethodRole, x: number, y: number, node: Node, receiver: PathId): void {
    switch (role) {
      case MethodRole.Append:
        this.tape.push(Event.Append, x, y, node);
        break;
      case MethodRole.Merge: {
        const { dict, set } = this.values.literals;
        const last = stepOf(receiver);
        // `update` is also what hashes are fed by, in order.
        const known = receiver === dict || receiver === set || merging.has(pathText(receiver) ?? '') || receiver !== 0 && (last === Step.Mapping || last === Step.Container);
        if (!known) this.tape.push(Event.Read, x, y, node);
        this.tape.push(Event.Merge, x, y, node);
        break;
      }
      case MethodRole.Store: {
        if (receiver === this.values.literals.map || receiver !== 0 && stepOf(receiver) === Step.Mapping) this.tape.push(Event.Merge, x, y, node);
        else this.tape.push(Event.Read, x, y, node);
        break;
      }
      case MethodRole.Consume:
        if (node !== this.appendedTo) this.tape.push(Event.Read, x, y, node);
        this.tape.push(Event.Append, x, y, node);
        break;
      default:
        this.tape.push(Event.Read, x, 0, node);
        this.tape.push(Event.Output, x, y, node);
    }
  }

  private callEvent(path: PathId, node: Node): void {
    if (path === 0) return;
    if (this.language.isPrint(path)) this.tape.push(Event.Output, 0, 0, node);
    else if ((this.language.isAdvance(path) || (heaps.has(stepOf(path)) && pathText(parentOf(path)) === 'heapq')) && node.list.length > 0 && this.findPlace(node.list[0])) {
      this.tape.push(Event.Append, this.placeX, this.placeY, node);
    }
  }

  private callFacts(node: Node, callee: Node, path: PathId, place: number): CallFacts {
    const list = node.list;
    let positional: (Path | null)[] = NO_ARGUMENTS;
    let keywords = NO_KEYWORDS;
    let literal = true;
    let number: number | null = null;
    let arithmetic = false;
    let down = false;
    let numbers: Record<string, number> | null = null;
    let passes: string[] | null = null;
    for (let i = 0; i < list.length; i++) {
      const argument = list[i];
      const keyword = argument.kind === Kind.Keyword;
      const given = keyword ? argument.a : argument;
      let value = 0;
      if (given === null) literal = false;
      else {
        if (given.kind === Kind.Constant) {
          value = this.values.constant(given);
          if (number === null && given.flags === ConstantFlag.Number) number = literalNumber(this.text, given);
        } else {
          if (literal && !isLiteral(given, 0)) literal = false;
          if (given.kind === Kind.Operation && (given.flags === OperationFlag.Arithmetic || given.flags === OperationFlag.Power)) {
            arithmetic = true;
            down ||= countsDown(this.text, given);
          }
          if (given.kind === Kind.Comprehension && given.flags === CollectionFlag.Generator) value = this.comprehension(given, 'comprehension', true);
          else if (given.kind === Kind.Collection && (place & CallPlace.Awaited) !== 0 && this.language.gathersAwaitables(path)) value = this.awaitedItems(given);
          else {
            value = this.expression(given, given.kind !== Kind.Starred);
            if (given.kind === Kind.Function && path !== 0) this.language.enterCallback(this.values, path, i, this.binder.lambda(given, this.scope));
          }
          if (number === null && given.kind === Kind.Operation) number = literalNumber(this.text, given);
        }
        if (value === this.values.literals.none) value = 0;
        if (given.kind === Kind.Name && path !== 0 && (value === 0 || value === this.values.literals.number) && rootOf(path) !== this.values.builtinRoot
          && isOwnParameter(given.symbol, this.values, this.entry, this.scope)) {
          (passes ??= []).push(keyword ? symbolText(argument.symbol) : String(i), symbolText(given.symbol));
        }
        // What is surely not given to a function of the workspace need not be remembered.
        if (value === this.values.literals.number && path !== 0 && rootOf(path) !== this.values.builtinRoot) {
          const whole = this.language.wholeNumber(this.values, given, this.scope);
          if (whole !== null) (numbers ??= {})[keyword ? symbolText(argument.symbol) : String(i)] = whole;
        }
      }
      if (keyword) {
        const keywordFacts = { name: symbolText(argument.symbol), value: pathText(value), start: argument.start, end: argument.end };
        if (keywords === NO_KEYWORDS) keywords = [keywordFacts];
        else keywords.push(keywordFacts);
      } else if (positional === NO_ARGUMENTS) {
        positional = list.length === 1 ? singleton(value) : [pathText(value)];
      } else positional.push(pathText(value));
    }
    let nameStart = callee.start;
    const nameEnd = callee.end;
    if (callee.kind === Kind.Attribute) nameStart = Math.max(callee.start, nameEnd - symbolLength(callee.symbol));
    const first = list.length > 0 ? list[0] : null;
    const last = list.length > 0 ? list[list.length - 1] : null;
    if (last !== null && last.end - first!.start > LONGEST_LITERALS) literal = false;
    const facts: CallFacts = {
      start: node.start,
      end: node.end,
      nameStart,
      nameEnd,
      path: pathText(this.calleePath(path)),
      awaited: (place & CallPlace.Awaited) !== 0,
      discarded: (place & CallPlace.Discarded) !== 0,
      arguments: positional,
      keywords,
      literalArguments: !literal ? null : last === null ? '' : copyExactly(this.text, first!.start, last.end),
      number,
      arithmeticArguments: arithmetic,
      entered: (place & CallPlace.Entered) !== 0,
    };
    if (numbers !== null) facts.numbers = numbers;
    if (passes !== null) {
      facts.passes = passes;
      if (callee.symbol !== 0 && runners.has(callee.symbol)) {
        for (let i = 0; i < passes.length; i += 2) this.handsOn.push({ parameter: passes[i + 1], key: passes[i], path: facts.path!, first: facts.arguments[0] ?? null });
      }
    }
    if (arithmetic && this.arm >= 0) facts.arm = this.arm;
    if (down) facts.countsDown = true;
    if (this.once !== undefined) facts.once = this.once;
    if (this.failing) facts.unlikely = true;
    if (this.ending) facts.last = true;
    const words = this.commands.wordsOf(callee, list);
    if (words !== null) facts.words = words;
    const { workerCalls } = this.language;
    const bits = callee.symbol !== 0 && callee.symbol < workerCalls.length ? workerCalls[callee.symbol] : 0;
    if (bits !== 0) {
      if ((bits & WorkerCall.Listens) !== 0) this.messageHandler = this.language.messageHandler(this.values, path, node, this.scope) || this.messageHandler;
      else this.workerFacts(facts, node, bits);
    }
    if (first !== null && list.length === 2 && this.language.countsTo(this.text, path, first)) {
      const length = this.language.wholeNumber(this.values, first.list[1], this.scope);
      if (length === null) facts.counts = true;
      else facts.receiverCount = length;
    }
    if (callee.kind === Kind.Attribute && callee.a !== null && first !== null && first.kind === Kind.Function) {
      const count = this.language.itemCount(this.values, callee.a, this.scope);
      if (count >= 0) facts.receiverCount = count;
    }
    return facts;
  }

  /** `await Promise.all([a(), b()])` awaits both. */
  private awaitedItems(items: Node): PathId {
    for (let i = 0; i < items.list.length; i++) {
      const item = items.list[i];
      if (item.kind === Kind.Call) this.call(item, CallPlace.Awaited);
      else this.expression(item, false);
    }
    return 0;
  }

  /** A method of a container is said to be one of the language's own. */
  private calleePath(path: PathId): PathId {
    const holder = parentOf(path);
    if (holder === 0) return path;
    const last = stepOf(holder);
    if (last === Step.Container) return step(this.values.literals.list, stepOf(path));
    return last === Step.Mapping ? step(this.values.literals.dict, stepOf(path)) : path;
  }
}
