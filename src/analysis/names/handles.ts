/**
 * What becomes of what a call makes, of the few calls whose names say that work is started by it or that it makes something to start work with: pools, threads, futures, tasks.
 * A function is walked a second time only where it has such a call, so that code without concurrency pays nothing.
 */
import { FunctionFlag, Kind, type Node } from '../ir/node';
import { intern, symbolText } from '../ir/symbols';
import type { HandleFacts, HandleUse } from '../facts';
import type { Binder } from './bind';
import type { FunctionEntry } from './entries';
import { suiteOf, swapOf } from './handle-fixes';

/** Expressions and statements nested deeper are not looked into. */
const DEEPEST = 300;

const GATHERING = new Set(['append', 'add', 'appendleft', 'insert', 'put', 'put_nowait', 'push'].map(intern));
const NO_USES: HandleUse[] = [];

/** What stands around an expression. */
interface Around {
  how: HandleFacts['how'];
  /** The variable, collection or method meant; 0: none. */
  symbol: number;
}
const AWAY: Around = { how: 'away', symbol: 0 };
const DROPPED: Around = { how: 'dropped', symbol: 0 };
const AWAITED: Around = { how: 'awaited', symbol: 0 };

interface Loop {
  start: number;
  end: number;
  outer: Loop | null;
}

interface Found {
  node: Node;
  around: Around;
  loop: Loop | null;
  conditional: boolean;
  swap: HandleFacts['swap'];
  /** End of the `with` that enters it; -1: none. */
  blockEnd: number;
  /** What comes after the statement that assigns it, in the same suite; null where that is nothing of the kind. */
  after: readonly Node[] | null;
}

export function findHandles(entry: FunctionEntry, binder: Binder, calls: readonly Node[]): HandleFacts[] {
  return new HandleFinder(entry, binder, new Set(calls)).facts();
}

class HandleFinder {
  private readonly found: Found[] = [];
  private readonly uses = new Map<number, HandleUse[]>();
  private loop: Loop | null = null;
  private conditional = false;
  private captured = false;
  private depth = 0;
  /** The loop whose only statement is the `with` that comes next. */
  private around: Node | null = null;
  /** The suite being walked, and which of its statements. */
  private suite: readonly Node[] = [];
  private position = 0;

  constructor(private readonly entry: FunctionEntry, private readonly binder: Binder, private readonly wanted: ReadonlySet<Node>) {
    const { node } = entry;
    if (entry.index === 0) this.statements(node.list);
    else if (node.c !== null) this.visit(node.c, AWAY);
  }

  facts(): HandleFacts[] {
    const handles = this.found.map(({ node, around, loop, conditional, swap, blockEnd, after }): HandleFacts => {
      let { how, symbol } = around;
      if ((how === 'named' || how === 'gathered') && !this.isLocal(symbol)) ({ how, symbol } = AWAY);
      let uses = this.usesOf(symbol);
      // `f = submit(...)` / `futures.append(f)`: it is the list that counts.
      const others = how === 'named' ? uses.filter((use) => use.how !== 'assigned') : [];
      if (others.length === 1 && others[0].how === 'gathered') {
        const list = intern(others[0].member);
        if (this.isLocal(list)) {
          how = 'gathered';
          symbol = list;
          uses = this.usesOf(list);
        }
      }
      const facts: HandleFacts = {
        start: node.start, end: node.end, how, name: symbol === 0 ? null : symbolText(symbol), uses: uses.length === 0 ? NO_USES : uses, loop: loop === null ? -1 : loop.start, conditional,
        varies: loop !== null && this.varies(node, loop, 0),
      };
      if (blockEnd >= 0) facts.blockEnd = blockEnd;
      if (swap !== undefined) facts.swap = swap;
      const suite = after !== null && how === 'named' ? suiteOf(this.binder.text, node, uses, after) : undefined;
      if (suite !== undefined) facts.suite = suite;
      return facts;
    });
    return handles.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  private usesOf(symbol: number): HandleUse[] {
    return this.uses.get(symbol) ?? NO_USES;
  }

  private isLocal(symbol: number): boolean {
    const binding = this.binder.table.find(this.entry.scope.index, symbol);
    return binding !== null && !binding.shared && (this.entry.shared === null || !this.entry.shared.includes(symbol));
  }

  /** Whether a call is given something that changes from pass to pass of a loop around it. */
  private varies(node: Node, innermost: Loop, depth: number): boolean {
    if (depth > DEEPEST) return true;
    if (node.kind === Kind.Name) {
      let outermost = innermost;
      while (outermost.outer !== null) outermost = outermost.outer;
      return this.usesOf(node.symbol).some((use) => use.how === 'assigned' && use.start >= outermost.start && use.start < outermost.end);
    }
    for (const child of [node.a, node.b, node.c, ...node.list]) if (child !== null && this.varies(child, innermost, depth + 1)) return true;
    return false;
  }

  private use(name: Node, how: HandleUse['how'], member: string, start: number, end: number): void {
    const use: HandleUse = { how: this.captured && how !== 'assigned' ? 'captured' : how, member, start, end, loop: this.loop === null ? -1 : this.loop.start, conditional: this.conditional };
    const known = this.uses.get(name.symbol);
    if (known === undefined) this.uses.set(name.symbol, [use]);
    else known.push(use);
  }

  private all(list: readonly Node[]): void {
    for (let i = 0; i < list.length; i++) this.visit(list[i], AWAY);
  }

  private statements(list: readonly Node[]): void {
    const { suite, position } = this;
    this.suite = list;
    for (this.position = 0; this.position < list.length; this.position++) this.visit(list[this.position], AWAY);
    this.suite = suite;
    this.position = position;
  }

  private maybe(node: Node | null): void {
    const before = this.conditional;
    this.conditional = true;
    this.visit(node, AWAY);
    this.conditional = before;
  }

  private inLoop(start: number, end: number, walk: () => void): void {
    const { loop, conditional } = this;
    this.loop = { start, end, outer: loop };
    this.conditional = false;
    walk();
    this.loop = loop;
    this.conditional = conditional;
  }

  private visit(node: Node | null, around: Around): void {
    if (node === null || this.depth >= DEEPEST) return;
    this.depth++;
    this.node(node, around);
    this.depth--;
  }

  private node(node: Node, around: Around): void {
    switch (node.kind) {
      case Kind.Name:
        this.use(node, 'read', '', node.start, node.end);
        break;
      case Kind.Block:
        this.statements(node.list);
        break;
      case Kind.ExpressionStatement:
        this.visit(node.a, DROPPED);
        break;
      case Kind.Await:
        this.visit(node.a, AWAITED);
        break;
      case Kind.Assign:
        this.visit(node.a, node.list.length === 1 ? assignedTo(node.list[0]) : AWAY);
        for (let i = 0; i < node.list.length; i++) this.target(node.list[i]);
        break;
      case Kind.AugmentedAssign:
        this.visit(node.b, node.a !== null && node.a.kind === Kind.Name ? { how: 'gathered', symbol: node.a.symbol } : AWAY);
        if (node.a !== null) this.target(node.a);
        break;
      case Kind.Call:
        this.call(node, around);
        break;
      case Kind.Collection:
        for (let i = 0; i < node.list.length; i++) this.visit(node.list[i], itemOf(around));
        break;
      case Kind.Comprehension:
        this.comprehension(node, around, 0);
        break;
      case Kind.Conditional:
        this.visit(node.a, AWAY);
        this.maybe(node.b);
        this.maybe(node.c);
        break;
      case Kind.For:
        this.iterated(node.b);
        this.inLoop(node.start, node.end, () => {
          this.target(node.a);
          this.around = node.c !== null && node.c.list.length === 1 && node.list.length === 0 ? node : null;
          this.visit(node.c, AWAY);
        });
        this.all(node.list);
        break;
      case Kind.While:
        this.inLoop(node.start, node.end, () => {
          this.visit(node.a, AWAY);
          this.visit(node.c, AWAY);
        });
        this.all(node.list);
        break;
      case Kind.With:
        this.with(node);
        break;
      case Kind.If:
        this.visit(node.a, AWAY);
        this.maybe(node.c);
        for (let i = 0; i < node.list.length; i++) this.maybe(node.list[i]);
        break;
      case Kind.Try:
        this.visit(node.c, AWAY);
        for (let i = 0; i < node.list.length; i++) this.maybe(node.list[i]);
        this.maybe(node.a);
        this.visit(node.b, AWAY);
        break;
      case Kind.Match:
        this.visit(node.a, AWAY);
        for (let i = 0; i < node.list.length; i++) this.maybe(node.list[i]);
        break;
      case Kind.Delete:
        for (const one of node.list) if (one.kind === Kind.Name) this.use(one, 'deleted', '', one.start, one.end);
        break;
      case Kind.Function: {
        this.all(node.list);
        this.visit(node.a, AWAY);
        const { captured, loop, conditional } = this;
        this.captured = true;
        this.visit(node.c, AWAY);
        this.captured = captured;
        this.loop = loop;
        this.conditional = conditional;
        break;
      }
      default:
        this.visit(node.a, AWAY);
        this.visit(node.b, AWAY);
        this.all(node.list);
        this.visit(node.c, AWAY);
    }
  }

  private call(node: Node, around: Around): void {
    const callee = node.a;
    // What nested functions make is their own.
    if (this.wanted.has(node) && !this.captured) {
      this.found.push({
        node, around, loop: this.loop, conditional: this.conditional, swap: around.how === 'entered' && this.alone !== null ? swapOf(this.binder.text, this.alone.loop, this.alone.node) : undefined, blockEnd: around.how === 'entered' ? this.withEnd : -1,
        after: around.how === 'named' && this.suite[this.position]?.a === node ? this.suite.slice(this.position + 1) : null,
      });
    }
    const isMethod = callee !== null && callee.kind === Kind.Attribute && callee.a !== null;
    const member = callee === null ? '' : callee.kind === Kind.Attribute || callee.kind === Kind.Name ? symbolText(callee.symbol) : '';
    if (isMethod && callee.a!.kind === Kind.Name) this.use(callee.a!, 'method', member, node.start, node.end);
    else if (isMethod && callee.a!.kind === Kind.Call) this.visit(callee.a!, { how: 'chained', symbol: callee.symbol });
    else this.visit(callee, AWAY);
    const gathers = isMethod && callee.a!.kind === Kind.Name && GATHERING.has(callee.symbol) ? callee.a!.symbol : 0;
    for (let i = 0; i < node.list.length; i++) {
      let argument: Node = node.list[i];
      if ((argument.kind === Kind.Keyword || argument.kind === Kind.Starred) && argument.a !== null) argument = argument.a;
      if (argument.kind === Kind.Name) this.use(argument, gathers === 0 ? 'argument' : 'gathered', gathers === 0 ? member : symbolText(gathers), argument.start, argument.end);
      else this.visit(argument, gathers === 0 ? AWAY : { how: 'gathered', symbol: gathers });
    }
  }

  private comprehension(node: Node, around: Around, clause: number): void {
    if (clause >= node.list.length) {
      this.visit(node.a, itemOf(around));
      this.visit(node.b, itemOf(around));
      return;
    }
    const { a: target, b: iterable, list: conditions } = node.list[clause];
    this.iterated(iterable);
    this.inLoop(node.start, node.end, () => {
      this.target(target);
      this.all(conditions);
      if (conditions.length > 0) this.conditional = true;
      this.comprehension(node, around, clause + 1);
    });
  }

  private with(node: Node): void {
    const loop = this.around;
    this.around = null;
    for (let i = 0; i < node.list.length; i++) {
      const { a: context, b: target } = node.list[i];
      this.alone = loop !== null && node.list.length === 1 && loop.c!.list[0] === node && (loop.flags & FunctionFlag.Async) === 0 ? { loop, node } : null;
      this.withEnd = node.end;
      this.visit(context, { how: 'entered', symbol: target !== null && target.kind === Kind.Name ? target.symbol : 0 });
      this.alone = null;
      this.target(target);
    }
    this.visit(node.c, AWAY);
  }

  private withEnd = -1;
  /** The `with` being entered, where it is all that a loop does. */
  private alone: { loop: Node; node: Node } | null = null;

  private iterated(iterable: Node | null): void {
    if (iterable !== null && iterable.kind === Kind.Name) this.use(iterable, 'iterated', '', iterable.start, iterable.end);
    else this.visit(iterable, AWAY);
  }

  private target(node: Node | null): void {
    if (node === null) return;
    if (node.kind === Kind.Name) this.use(node, 'assigned', '', node.start, node.end);
    else if (node.kind === Kind.Collection || node.kind === Kind.Starred) {
      this.target(node.a);
      for (let i = 0; i < node.list.length; i++) this.target(node.list[i]);
    } else if (node.kind === Kind.Subscript && node.a !== null && node.a.kind === Kind.Name) {
      // `futures[f] = x` stores in it and reads nothing; what is under the key has been put somewhere.
      this.use(node.a, 'assigned', '', node.start, node.end);
      this.visit(node.b, AWAY);
    } else this.visit(node, AWAY);
  }
}

function assignedTo(target: Node): Around {
  if (target.kind === Kind.Name) return { how: 'named', symbol: target.symbol };
  if (target.kind === Kind.Subscript && target.a !== null && target.a.kind === Kind.Name) return { how: 'gathered', symbol: target.a.symbol };
  return AWAY;
}

/** What stands around an item of a display or a comprehension. */
function itemOf(around: Around): Around {
  return around.how === 'named' ? { how: 'gathered', symbol: around.symbol } : around.how === 'gathered' || around.how === 'dropped' ? around : AWAY;
}
