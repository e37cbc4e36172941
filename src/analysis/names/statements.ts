/** Second pass, statements: loops become regions, branches and exits go onto the tape. */
import { FunctionFlag, Kind, type Node } from '../ir/node';
import { symbolText } from '../ir/symbols';
import { DEEPEST } from './bind';
import { CallPlace } from './call-collector';
import { LoopCollector } from './loops';
import { type PathId, pathText } from './paths';
import { Exit } from './region-builder';
import { assigns, itemOf, type Looked, lookedFor, returns, storesInto } from './remembering';
import { DefinitionKind } from './scopes';
import { Event } from './tape';

export class StatementCollector extends LoopCollector {
  readonly mainGuards: { start: number; end: number }[] = [];
  /** What the function's return statements have in common. */
  protected returned: PathId = 0;
  /** Variables that it returns. */
  protected readonly returnedNames: number[] = [];
  private statementDepth = 0;

  protected statements(list: Node[]): void {
    const { once } = this;
    if (++this.statementDepth <= DEEPEST) {
      for (let i = 0; i < list.length; i++) {
        this.statement(list[i]);
        // What stands behind never runs.
        if (leaves(list[i])) break;
        if (list[i].kind === Kind.If) this.once ??= this.keptAfter(list, i);
      }
    }
    this.once = once;
    this.statementDepth--;
  }

  /** Behind `if (cached) return cached;`, what fills it runs once. */
  private keptAfter(list: Node[], at: number): typeof this.once {
    const { a: test, c: block } = list[at];
    if (at + 1 === list.length || !returns(block)) return undefined;
    const looked = this.looked(test);
    if (looked === null || looked.missing) return undefined;
    for (let i = at + 1; i < list.length; i++) if (this.fills(looked, list[i])) return this.keptIn(looked);
    return undefined;
  }

  /** Walks the block behind a condition, which runs once where it fills what the condition has not found. */
  private guarded(test: Node | null, block: Node | null): void {
    const looked = this.once === undefined ? this.looked(test) : null;
    if (looked !== null && looked.missing && this.fills(looked, block)) this.once = this.keptIn(looked);
    this.block(block);
    if (looked !== null) this.once = undefined;
  }

  /** What a condition asks for; of a variable that holds what was found in a collection, that. */
  private looked(test: Node | null): Looked | null {
    const looked = lookedFor(test, this.text);
    if (looked === null || looked.keyed === true || looked.what.kind !== Kind.Name) return looked;
    const first = this.binder.table.find(this.scope.index, looked.what.symbol)?.first;
    const item = first == null || first.node === null || first.kind !== DefinitionKind.Value ? null : itemOf(first.node);
    return item === null ? looked : { what: item, missing: looked.missing, keyed: true };
  }

  private fills({ what, keyed }: Looked, node: Node | null): boolean {
    const written = this.text.slice(what.start, what.end);
    // Most blocks do not so much as mention it: looking through their text is quicker than walking them.
    if (node === null || !this.text.slice(node.start, node.end).includes(written)) return false;
    return keyed === true ? storesInto(node, written, this.text) : assigns(node, written, this.text);
  }

  private keptIn({ what, keyed }: Looked): typeof this.once {
    const kept = this.keptBy(what);
    return keyed === true && kept !== undefined ? 'key' : kept;
  }

  protected block(node: Node | null): void {
    if (node === null) return;
    if (node.kind === Kind.Block) this.statements(node.list);
    else this.statement(node);
  }

  private statement(node: Node): void {
    switch (node.kind) {
      case Kind.ExpressionStatement:
        this.expressionStatement(node.a);
        break;
      case Kind.Assign:
        if (this.loopDepth > 0) this.tape.push(Event.Begin, 0, 0, node);
        if (node.a === null) break;
        if (this.loopDepth > 0 && this.selfReduction(node)) break;
        this.assigned(node, node.a, false);
        this.operations++;
        for (let i = 0; i < node.list.length; i++) this.store(node.list[i], node.a);
        this.commands.note(node);
        break;
      case Kind.AugmentedAssign:
        this.augmentedAssign(node);
        break;
      case Kind.Return:
        this.returned = this.values.agree(this.returned, this.returnValue(node.a));
        if (!this.region.yields) this.tuple.take(node.a, this.scope);
        if (node.a !== null && node.a.kind === Kind.Name) this.returnedNames.push(node.a.symbol);
        this.leave(Exit.Return);
        break;
      case Kind.Raise:
        this.expression(node.a, false);
        this.expression(node.b, false);
        this.leave(Exit.Raise);
        break;
      case Kind.Break:
        this.leave(Exit.Break);
        break;
      case Kind.Continue:
        if (this.loopDepth > 0) this.tape.push(Event.Leave, 0, 0, node);
        break;
      case Kind.If:
        this.branches(node);
        break;
      case Kind.For:
        this.forLoop(node);
        break;
      case Kind.While:
        this.whileLoop(node);
        break;
      case Kind.Try:
        this.tryStatement(node);
        break;
      case Kind.With:
        this.withStatement(node);
        break;
      case Kind.Match:
        this.match(node);
        break;
      case Kind.Function:
        for (let i = 0; i < node.list.length; i++) this.expression(node.list[i], false);
        this.defaults(node);
        if (this.loopDepth > 0) {
          this.captures(node.c, 0);
          this.tape.push(Event.Write, node.symbol, 0, node);
        }
        break;
      case Kind.Class:
        this.classBody(node);
        break;
      case Kind.Block:
        this.statements(node.list);
        break;
      case Kind.Error:
        for (let i = 0; i < node.list.length; i++) this.statement(node.list[i]);
        break;
      case Kind.Assert:
        this.expression(node.a, false);
        this.expression(node.b, false);
        break;
      case Kind.Delete:
        for (let i = 0; i < node.list.length; i++) this.store(node.list[i], null);
        break;
      case Kind.Pass:
      case Kind.Scope:
      case Kind.Import:
      case Kind.ImportFrom:
      case Kind.TypeAlias:
        break;
      case Kind.Export:
        if (node.b !== null) this.expression(node.b, false);
        break;
      default:
        this.expression(node, false);
    }
  }

  /** Walks what a function returns; its value. */
  protected returnValue(node: Node | null): PathId {
    const handsOn = this.language.returnAwaits && node !== null && node.kind === Kind.Call;
    return handsOn ? this.call(node, CallPlace.Awaited) : this.expression(node, true);
  }

  private expressionStatement(expression: Node | null): void {
    if (expression === null) return;
    if (this.loopDepth > 0) this.tape.push(Event.Begin, 0, 0, expression);
    if (expression.kind === Kind.Call) this.call(expression, CallPlace.Discarded);
    else if (expression.kind === Kind.Await && expression.a !== null && expression.a.kind === Kind.Call) {
      this.region.awaits = true;
      this.call(expression.a, CallPlace.Discarded | CallPlace.Awaited);
    } else if (expression.kind !== Kind.Constant) this.expression(expression, false);
  }

  /** `x = x + y` and `x = max(x, y)`, which are `x += y` by another name. */
  private selfReduction(node: Node): boolean {
    const value = node.a!;
    const target = node.list.length === 1 ? node.list[0] : null;
    if (target === null || target.kind !== Kind.Name) return false;
    const isOwn = (operand: Node): boolean => operand.kind === Kind.Name && operand.symbol === target.symbol;
    if (value.kind === Kind.Operation && value.list.length > 1) {
      const operands = value.list;
      const last = operands.length - 1;
      let commutes = true;
      for (let i = 0; i < last; i++) {
        const operator = this.text.slice(operands[i].end, operands[i + 1].start).replace(/[()\s\\]/g, '');
        if (!'+-*|&^'.includes(operator) || operator === '') return false;
        if (operator === '+' || operator === '-') commutes = false; // strings and lists do not, nor does the right of a minus
      }
      const own = isOwn(operands[0]) ? 0 : commutes && isOwn(operands[last]) ? last : -1;
      if (own < 0) return false;
      this.operations += operands.length;
      for (let i = 0; i <= last; i++) if (i !== own) this.expression(operands[i], false);
    } else if (value.kind === Kind.Call && value.a !== null && value.list.length === 2 && value.list.some(isOwn)) {
      if ((value.a.kind !== Kind.Name && value.a.kind !== Kind.Attribute) || !this.language.isChoice(this.values.value(value.a, this.scope))) return false;
      // The call is recorded as any other; only its reading of the old value is not.
      const depth = this.loopDepth;
      const start = this.tape.length;
      this.call(value, CallPlace.Plain);
      if (depth > 0) this.tape.forget(start, target.symbol);
      this.operations++;
    } else return false;
    this.tape.push(Event.Reduce, target.symbol, 0, target);
    return true;
  }

  private augmentedAssign(node: Node): void {
    const target = node.a;
    if (this.loopDepth > 0) this.tape.push(Event.Begin, 0, 0, node);
    this.assigned(node, node.b, false);
    this.operations += 2;
    if (target === null) return;
    if (target.kind === Kind.Name) {
      if (this.loopDepth > 0) this.tape.push(Event.Reduce, target.symbol, 0, target);
      if (this.entry.shared !== null && this.entry.shared.includes(target.symbol)) this.mutatesShared = true;
    } else if (target.kind === Kind.Attribute) this.storeInto(target, Event.Reduce);
    else if (target.kind === Kind.Subscript) this.storeInto(target, Event.ReduceItem);
    else this.expression(target, false);
  }

  private leave(exit: number): void {
    if (this.loopDepth === 0) return;
    this.exits |= exit;
    this.tape.push(Event.Leave, 0, 0, null);
  }

  private branches(node: Node): void {
    let opened = 0;
    for (let at: Node | null = node; at !== null; ) {
      const test: Node | null = at.a;
      const otherwise: Node | null = at.list.length > 0 ? at.list[0] : null;
      const truth = test === null ? null : this.language.truth(this.values, test, this.scope);
      if (truth !== null) {
        this.block(truth ? at.c : otherwise);
        break;
      }
      this.expression(test, false);
      this.operations++;
      this.mark(Event.BranchBegin, 0);
      opened++;
      if (this.entry.index === 0 && !this.underMainGuard && test !== null && at.c !== null && this.language.isMainGuard(test)) {
        this.mainGuards.push({ start: at.c.start, end: at.c.end });
        this.underMainGuard = true;
        this.block(at.c);
        this.underMainGuard = false;
      } else this.branch(test, at.c);
      this.mark(Event.BranchNext, 0);
      at = null;
      if (otherwise !== null && otherwise.kind === Kind.If) at = otherwise;
      else this.branch(null, otherwise);
    }
    // Every `if` is closed as one of two arms: the second is what follows in the chain, be it nothing.
    for (; opened > 0; opened--) this.mark(Event.BranchEnd, 1);
  }

  /** One arm of an `if`, with the test that leads to it. */
  private branch(test: Node | null, arm: Node | null): void {
    const around = this.ending;
    this.ending ||= endsWithProgram(arm);
    if (test === null) this.block(arm);
    else this.guarded(test, arm);
    this.ending = around;
  }

  private match(node: Node): void {
    this.expression(node.a, false);
    this.mark(Event.BranchBegin, 0);
    for (let i = 0; i < node.list.length; i++) {
      const branch = node.list[i];
      this.pattern(branch.a);
      this.expression(branch.b, false);
      this.block(branch.c);
      this.mark(Event.BranchNext, 0);
    }
    this.mark(Event.BranchEnd, 0);
  }

  private pattern(node: Node | null): void {
    if (node === null || this.statementDepth > DEEPEST) return;
    this.statementDepth++;
    if (node.kind !== Kind.Pattern) this.expression(node, false);
    else {
      if (node.symbol !== 0 && this.loopDepth > 0) this.tape.push(Event.Target, node.symbol, 0, node);
      for (let i = 0; i < node.list.length; i++) this.pattern(node.list[i]);
    }
    this.statementDepth--;
  }

  private tryStatement(node: Node): void {
    const outside = this.exits;
    this.mark(Event.BranchBegin, 0);
    this.block(node.c);
    // What is raised in the body and caught here is no way out of a loop.
    if (node.list.length > 0) this.exits &= ~Exit.Raise | outside;
    this.block(node.a);
    for (let i = 0; i < node.list.length; i++) {
      const handler = node.list[i];
      this.mark(Event.BranchNext, 0);
      if (handler.kind !== Kind.Handler) {
        this.statement(handler);
        continue;
      }
      this.expression(handler.a, false);
      if (handler.symbol !== 0 && this.loopDepth > 0) this.tape.push(Event.Target, handler.symbol, 0, handler);
      const around = this.failing;
      this.failing = around || !this.foundNothing(handler.a);
      this.block(handler.c);
      this.failing = around;
    }
    this.mark(Event.BranchEnd, 1);
    const around = this.ending;
    this.ending ||= endsWithProgram(node.b);
    this.block(node.b);
    this.ending = around;
  }

  /** Whether what is caught says that a look-up has found nothing, which is as usual as that it has: a cache that is filled, a file that is made. */
  private foundNothing(caught: Node | null): boolean {
    return caught !== null && lookUps.test(this.text.slice(caught.start, caught.end));
  }

  private withStatement(node: Node): void {
    const isAsync = (node.flags & FunctionFlag.Async) !== 0;
    if (isAsync) this.region.awaits = true;
    for (let i = 0; i < node.list.length; i++) {
      const context = node.list[i].a;
      if (context === null) continue;
      this.mark(Event.Begin, 0);
      if (context.kind === Kind.Call) this.call(context, isAsync ? CallPlace.Entered | CallPlace.Awaited : CallPlace.Entered);
      else {
        const path = this.expression(context, true);
        if (path !== 0) this.region.locks = [...this.region.locks, { path: pathText(path)!, start: context.start, end: context.end }];
      }
      if (node.list[i].b !== null) this.store(node.list[i].b, context);
    }
    this.block(node.c);
  }

  /** A class's body runs where the class stands, with names of its own. */
  private classBody(node: Node): void {
    for (let i = 0; i < node.list.length; i++) this.expression(node.list[i], false);
    if (node.a !== null) for (let i = 0; i < node.a.list.length; i++) this.expression(node.a.list[i], false);
    const entry = this.binder.classOf.get(node);
    if (entry === undefined) return;
    const outer = this.scope;
    this.scope = entry.scope;
    this.block(node.c);
    this.scope = outer;
  }
}

/** Exceptions by which look-ups say that they have found nothing; a script's are not told apart. */
const lookUps = /\b(?:KeyError|LookupError|IndexError|AttributeError|FileNotFoundError|ImportError|ModuleNotFoundError|StopIteration|Empty)\b|(?:DoesNotExist|NotFound|Miss(?:ing)?)\w*\b/;

/** Whether nothing behind a statement in the same block runs. */
function leaves(node: Node): boolean {
  return node.kind === Kind.Return || node.kind === Kind.Raise || node.kind === Kind.Break || node.kind === Kind.Continue;
}

/** Whether the program ends where a block does. */
function endsWithProgram(block: Node | null): boolean {
  return block !== null && block.kind === Kind.Block && block.list.length > 0 && endsProgram(block.list[block.list.length - 1]);
}

/** `sys.exit(1)`, `os._exit(1)`, `exit()`, `raise SystemExit`. */
function endsProgram(node: Node): boolean {
  if (node.kind === Kind.Raise) return node.a !== null && systemExit(node.a.kind === Kind.Call ? node.a.a : node.a);
  if (node.kind !== Kind.ExpressionStatement || node.a === null || node.a.kind !== Kind.Call || node.a.a === null) return false;
  const callee = node.a.a;
  if (callee.kind !== Kind.Name && callee.kind !== Kind.Attribute) return false;
  const name = symbolText(callee.symbol);
  return name === 'exit' || name === '_exit' || (name === 'quit' && callee.kind === Kind.Name);
}

function systemExit(raised: Node | null): boolean {
  return raised !== null && raised.kind === Kind.Name && symbolText(raised.symbol) === 'SystemExit';
}
