/**
 * What a function does to state that others may see: the changes that take several steps, and what is held meanwhile. Looked for only in files that
 * speak of threads or locks, or of awaiting, and in functions with `global` or `nonlocal`, and kept only where something is found; see SharingFacts.
 */
import type { ChangeFacts, HeldFacts, SharingFacts } from '../facts';
import { ConstantFlag, FunctionFlag, Kind, type Node, OperationFlag } from '../ir/node';
import { intern, symbolText } from '../ir/symbols';
import { DEEPEST } from './bind';
import type { FunctionEntry } from './entries';
import { pathText, stepOf, Step } from './paths';
import { DefinitionKind, type Scope, ScopeKind } from './scopes';
import { copyText } from './text';
import type { Values } from './values';

const LONGEST_NAME = 60;
const ACQUIRE = intern('acquire');
const RELEASE = intern('release');
const GET = intern('get');
const removals = new Set(['pop', 'popleft', 'popitem', 'remove'].map(intern));

/** Whether every function of a text may have something to say here, by the words in it; else only those that declare what they assign to be another's. */
export function speaksOfSharing(text: string, isPython: boolean): Speaks {
  const threads = isPython && text.includes('hread');
  return { shares: threads || (isPython && (text.includes('Lock') || text.includes('_lock'))) || text.includes('await'), threads, acquires: null };
}

/** What a file's words let expect: sharing at all; locks taken by `acquire()`; threads, which methods may be given to. */
export interface Speaks {
  shares: boolean;
  threads: boolean;
  /** Null: nobody has asked yet. */
  acquires: boolean | null;
}

/** A function's sharing facts; null where there is nothing to say. `speaks`: what speaksOfSharing said of the file. */
export function sharingOf(entry: FunctionEntry, values: Values, speaks: Speaks): SharingFacts | null {
  if (!speaks.shares && (entry.shared === null || values.language.receiver !== 0)) return null;
  const body = entry.index === 0 ? entry.node : entry.node.c;
  if (body === null || (entry.index !== 0 && body.kind !== Kind.Block)) return null;
  const finder = new SharingFinder(entry, values, speaks);
  finder.statements(body.list);
  finder.close(body.end);
  const { held, changes, own, absent } = finder;
  if (held.length + changes.length + own.length === 0) return null;
  return absent.length > 0 && held.length > 0 ? { held, changes, own, absent } : { held, changes, own };
}

class SharingFinder {
  readonly held: HeldFacts[] = [];
  readonly changes: ChangeFacts[] = [];
  readonly own: number[] = [];
  readonly absent: number[] = [];
  private readonly text: string;
  private readonly scope: Scope;
  private readonly isPython: boolean;
  private readonly acquires: boolean;
  /** Whether there may be anything to find in expressions. */
  private readonly looks: boolean;
  private depth = 0;
  /** Depth of `try` bodies that catch something: a removal that fails there is expected to. */
  private caught = 0;

  constructor(private readonly entry: FunctionEntry, private readonly values: Values, speaks: Speaks) {
    this.text = values.binder.text;
    this.scope = entry.scope;
    this.isPython = values.language.receiver === 0;
    this.acquires = speaks.acquires ??= this.isPython && this.text.includes('.acquire(');
    this.looks = this.acquires || (speaks.threads && entry.receiver !== 0);
  }

  statements(list: readonly Node[]): void {
    if (++this.depth <= DEEPEST) {
      for (let i = 0; i < list.length; i++) this.statement(list[i], i + 1 < list.length ? list[i + 1] : null);
    }
    this.depth--;
  }

  /** What was acquired and never released is held to the end. */
  close(end: number): void {
    for (const one of this.held) if (one.until < 0) one.until = end;
  }

  private block(node: Node | null): void {
    if (node === null) return;
    if (node.kind === Kind.Block) this.statements(node.list);
    else this.statements([node]);
  }

  private statement(node: Node, next: Node | null): void {
    switch (node.kind) {
      case Kind.AugmentedAssign:
        this.augmented(node);
        this.expression(node.b, 0);
        break;
      case Kind.Assign:
        this.assign(node);
        this.expression(node.a, 0);
        break;
      case Kind.ExpressionStatement:
        if (node.a !== null && (node.a.kind === Kind.Assign || node.a.kind === Kind.AugmentedAssign)) this.statement(node.a, next);
        else this.expression(node.a, 0);
        break;
      case Kind.Return:
        this.expression(node.a, 0);
        break;
      case Kind.If:
        this.expression(node.a, 0);
        this.testThenAct(node, next);
        if (node.c !== null && this.tested(node.a)?.wanting === true) this.absent.push(node.c.start, node.c.end);
        this.block(node.c);
        this.statements(node.list);
        break;
      case Kind.For:
      case Kind.While:
        this.expression(node.kind === Kind.For ? node.b : node.a, 0);
        this.block(node.c);
        this.statements(node.list);
        break;
      case Kind.With:
        this.with(node);
        break;
      case Kind.Try:
        if (node.list.length > 0) this.caught++;
        this.block(node.c);
        if (node.list.length > 0) this.caught--;
        for (const handler of node.list) this.block(handler.kind === Kind.Handler ? handler.c : handler);
        this.block(node.a);
        this.block(node.b);
        break;
      case Kind.Match:
        for (const one of node.list) this.block(one.c);
        break;
      case Kind.Block:
        this.statements(node.list);
        break;
    }
  }

  private with(node: Node): void {
    const awaited = (node.flags & FunctionFlag.Async) !== 0;
    for (const { a: context } of node.list) {
      if (context === null || !this.isPython) continue;
      const until = node.c === null ? node.end : node.c.end;
      this.held.push(this.heldBy(context, context.end, until, awaited));
      this.expression(context, 0);
    }
    this.block(node.c);
  }

  private heldBy(what: Node, from: number, until: number, awaited: boolean): HeldFacts {
    return {
      place: this.placeOf(what), path: pathText(this.values.value(what, this.scope)), name: this.nameOf(what),
      start: what.start, end: what.end, from, until, ...(awaited ? { awaited } : {}),
    };
  }

  /** Looks in an expression for locks taken and let go, and for methods of the receiver that are given away. */
  private expression(node: Node | null, depth: number): void {
    if (!this.looks || node === null || depth > 50 || node.kind === Kind.Function) return;
    if (node.kind === Kind.Call && node.a !== null) {
      const callee = node.a;
      if (this.acquires && callee.kind === Kind.Attribute && callee.a !== null) {
        if (callee.symbol === ACQUIRE) {
          const one = this.heldBy(callee.a, node.end, -1, false);
          one.acquired = true;
          // With arguments it may come back without the lock.
          if (node.list.length > 0) one.tries = true;
          this.held.push(one);
        } else if (callee.symbol === RELEASE) {
          const name = this.nameOf(callee.a);
          // Several releases, one for each way out: the last counts.
          for (const one of this.held) if (one.name === name && one.from < node.start && (one.until < 0 || one.released === true)) {
            one.until = node.start;
            one.released = true;
          }
        }
      }
      for (const argument of node.list) {
        const given = argument.kind === Kind.Keyword ? argument.a : argument;
        if (given !== null && given.kind === Kind.Attribute && given.a !== null && given.a.kind === Kind.Name && given.a.symbol === this.entry.receiver && this.entry.receiver !== 0) {
          const value = stepOf(this.values.value(given, this.scope));
          // A method: its path ends in its name.
          if (value === given.symbol && !this.own.includes(node.start)) this.own.push(node.start);
        }
      }
    }
    this.expression(node.a, depth + 1);
    this.expression(node.b, depth + 1);
    for (const one of node.list) this.expression(one, depth + 1);
    this.expression(node.c, depth + 1);
  }

  /** `x += 1`, `d[k] += 1`; `x ??= await f()`. */
  private augmented(node: Node): void {
    const target = node.a;
    if (target === null) return;
    if (!this.isPython) {
      const operator = node.b === null ? '' : this.text.slice(target.end, node.b.start);
      if (/\?\?=|\|\|=/.test(operator) && this.makes(node.b)) this.change('create', target, node, node.b, true);
      return;
    }
    const changed = target.kind === Kind.Subscript ? target.a : target;
    if (changed === null) return;
    // In place, under one hold of the GIL.
    const value = this.values.value(changed, this.scope);
    const { list, set, dict } = this.values.literals;
    if (target.kind !== Kind.Subscript && value !== 0 && (value === list || value === set || value === dict || stepOf(value) === Step.Container || stepOf(value) === Step.Mapping)) return;
    if (target.kind === Kind.Subscript && !this.sharedKey(target.b)) return;
    this.change(target.kind === Kind.Subscript ? 'item-update' : 'update', changed, node, null, false);
  }

  /** `x = x + 1`, `d[k] = d.get(k, 0) + 1`. */
  private assign(node: Node): void {
    const target = node.list.length === 1 ? node.list[0] : null;
    const value = node.a;
    if (!this.isPython || target === null || value === null || value.kind !== Kind.Operation || value.flags !== OperationFlag.Arithmetic) return;
    const written = this.text.slice(target.start, target.end);
    if (target.kind === Kind.Name || target.kind === Kind.Attribute) {
      if (value.list.some(one => one.kind === target.kind && this.text.slice(one.start, one.end) === written)) this.change('update', target, node, null, false);
    } else if (target.kind === Kind.Subscript && target.a !== null && this.sharedKey(target.b)) {
      const object = this.text.slice(target.a.start, target.a.end);
      const reads = value.list.some(one => this.text.slice(one.start, one.end) === written
        || (one.kind === Kind.Call && one.a !== null && one.a.kind === Kind.Attribute && one.a.symbol === GET && one.a.a !== null && this.text.slice(one.a.a.start, one.a.a.end) === object));
      if (reads) this.change('item-update', target.a, node, null, false);
    }
  }

  /** Whether two threads may well mean the same item: its key is no parameter, which may tell the threads apart. */
  private sharedKey(key: Node | null): boolean {
    if (key === null || key.kind === Kind.Slice) return false;
    if (key.kind === Kind.Constant) return true;
    if (key.kind !== Kind.Name) return false;
    const binding = this.values.binder.table.find(this.scope.index, key.symbol);
    return binding !== null && binding.first !== null && binding.first.kind === DefinitionKind.Iterate;
  }

  /** `if x is None: x = make()`, `if not x: x = True`, `if k in d: del d[k]`; the first with `if x is not None: return x` in front of it, too. */
  private testThenAct(node: Node, next: Node | null): void {
    const tested = this.tested(node.a);
    if (tested === null) return;
    if (tested.wanting) {
      for (const one of blockOf(node.c)) this.settle(one, tested.what, node);
    } else {
      const body = blockOf(node.c);
      const last = body[body.length - 1];
      if (tested.wants === 'item' || tested.wants === 'any') this.removal(body, tested.what, node);
      if (last !== undefined && last.kind === Kind.Return && next !== null && node.list.length === 0) this.settle(next, tested.what, node);
    }
  }

  /** The statement that gives a place found empty its value. */
  private settle(node: Node, what: Node, test: Node): void {
    const assign = node.kind === Kind.ExpressionStatement && node.a !== null ? node.a : node;
    if (assign.kind !== Kind.Assign || assign.a === null) return;
    const written = this.text.slice(what.start, what.end);
    const target = assign.list.find(one => this.text.slice(one.start, one.end) === written);
    if (target === undefined || (target.kind !== Kind.Name && target.kind !== Kind.Attribute)) return;
    const value = assign.a;
    const awaits = this.isPython ? this.awaitsIn(value, 0) : this.makes(value);
    if (value.kind === Kind.Call || awaits) this.change('create', target, assign, value, awaits, test);
    else if (this.isPython && value.kind === Kind.Constant && value.flags === ConstantFlag.True) this.change('test-and-set', target, assign, null, false, test);
  }

  /** Whether something is made and awaited; not where it is awaited that was begun before, by whoever comes, nor where a question is answered by yes or no. */
  private makes(value: Node | null): boolean {
    if (value === null || !this.awaitsIn(value, 0)) return false;
    if (value.kind === Kind.Operation && value.flags === OperationFlag.Not) return false;
    return value.kind !== Kind.Await || value.a === null || (value.a.kind !== Kind.Name && value.a.kind !== Kind.Attribute);
  }

  private removal(body: readonly Node[], what: Node, test: Node): void {
    if (!this.isPython || this.caught > 0) return;
    const written = this.text.slice(what.start, what.end);
    for (const node of body) {
      const removed = node.kind === Kind.Delete ? node.list[0] : node.kind === Kind.ExpressionStatement || node.kind === Kind.Assign || node.kind === Kind.Return ? node.a : null;
      if (removed === null || removed === undefined || removed.a === null) continue;
      const taken = removed.kind === Kind.Subscript && node.kind === Kind.Delete ? removed.a
        : removed.kind === Kind.Call && removed.a.kind === Kind.Attribute && removals.has(removed.a.symbol) && removed.list.length < 2 ? removed.a.a : null;
      if (taken === null || this.text.slice(taken.start, taken.end) !== written) continue;
      if (taken.kind === Kind.Name || taken.kind === Kind.Attribute) this.change('test-and-remove', taken, node, null, false, test);
      return;
    }
  }

  /** What a condition asks about; `wanting`: true where it holds for what is not there yet. */
  private tested(test: Node | null): { what: Node; wanting: boolean; wants: 'value' | 'item' | 'any' } | null {
    if (test === null) return null;
    if (test.kind === Kind.Name || test.kind === Kind.Attribute) return { what: test, wanting: false, wants: 'any' };
    if (test.kind !== Kind.Operation || test.list.length === 0) return null;
    const [left, right] = test.list;
    if (test.flags === OperationFlag.Not) {
      const inner = this.tested(left);
      return inner === null || inner.wants === 'item' ? null : { ...inner, wanting: !inner.wanting };
    }
    if (right === undefined || test.list.length !== 2) return null;
    if (test.flags === OperationFlag.Membership) return /^\s*in\s/.test(this.text.slice(left.end, right.start)) ? { what: right, wanting: false, wants: 'item' } : null;
    if (test.flags !== OperationFlag.Identity && test.flags !== OperationFlag.Comparison) return null;
    const nothing = right.kind === Kind.Constant ? right.flags === ConstantFlag.None : right.kind === Kind.Name && symbolText(right.symbol) === 'undefined';
    if (!nothing) return null;
    const operator = this.text.slice(left.end, right.start);
    if (/[<>]/.test(operator)) return null;
    return { what: left, wanting: !/not|!/.test(operator), wants: 'value' };
  }

  private change(kind: ChangeFacts['kind'], target: Node, node: Node, value: Node | null, awaits: boolean, test?: Node): void {
    const place = this.placeOf(target);
    if (place === null || (target.kind === Kind.Name && !this.isShared(target))) return;
    // Only what happens between test and change makes it wrong where there is one thread.
    if (!this.isPython && !awaits) return;
    // Of an instance; a class is shared by all.
    const ofInstance = target.kind === Kind.Attribute && stepOf(this.values.value(target.a, this.scope)) === Step.Call;
    const own = ofInstance && target.a!.kind === Kind.Name && target.a!.symbol === this.entry.receiver;
    // Of some object: nobody knows who else has it.
    if (ofInstance && !own) return;
    const from = test === undefined ? node.start : test.start;
    if (this.changes.some(one => one.start === node.start)) return;
    this.changes.push({
      kind, place, name: this.nameOf(target), start: node.start, end: node.end, from, ...(own ? { own } : {}), ...(awaits ? { awaits } : {}),
      value: value === null ? null : this.madeBy(value),
    });
  }

  private madeBy(value: Node): string | null {
    const made = value.kind === Kind.Await && value.a !== null ? value.a : value;
    return pathText(this.values.value(made, this.scope));
  }

  /** Whether a name is one of another function's, or the module's. */
  private isShared({ symbol }: Node): boolean {
    return this.entry.index !== 0 && this.entry.shared !== null && this.entry.shared.includes(symbol) || this.values.binder.table.find(this.scope.index, symbol) === null;
  }

  /** Where a variable or an attribute lives, the same text wherever it is meant: `app.counter`, `app.Pool._lock`, `app.main.<locals>.total`; null: nowhere known, or here. */
  private placeOf(node: Node): string | null {
    if (node.kind === Kind.Name) {
      const { table, module } = this.values.binder;
      const binding = table.lookUp(this.scope, node.symbol);
      if (binding === null) return null;
      if (binding.first !== null && binding.first.kind === DefinitionKind.Import) return pathText(binding.first.path);
      for (let at: Scope | null = this.entry.index === 0 ? module : this.scope; at !== null; at = at.parent) {
        if (table.find(at.index, node.symbol) !== binding) continue;
        if (at === this.scope && this.entry.index !== 0 && !(this.entry.shared?.includes(node.symbol) ?? false)) return null;
        if (at === this.scope && at.kind === ScopeKind.Function) continue;
        return `${pathText(at.path)}.${symbolText(node.symbol)}`;
      }
      return `${pathText(module.path)}.${symbolText(node.symbol)}`;
    }
    if (node.kind !== Kind.Attribute || node.a === null || node.symbol === 0) return null;
    const object = this.values.value(node.a, this.scope);
    if (object === 0) return null;
    const text = stepOf(object) === Step.Call ? pathText(object)!.slice(0, -2) : pathText(object)!;
    return /[[\]()*%^~]/.test(text) ? null : `${text}.${symbolText(node.symbol)}`;
  }

  private nameOf(node: Node): string {
    return copyText(this.text, node.start, node.end, LONGEST_NAME);
  }

  private awaitsIn(node: Node | null, depth: number): boolean {
    if (node === null || depth > 50 || node.kind === Kind.Function) return false;
    if (node.kind === Kind.Await) return true;
    return this.awaitsIn(node.a, depth + 1) || this.awaitsIn(node.b, depth + 1) || node.list.some(one => this.awaitsIn(one, depth + 1)) || this.awaitsIn(node.c, depth + 1);
  }
}

function blockOf(node: Node | null): readonly Node[] {
  return node === null ? [] : node.kind === Kind.Block ? node.list : [node];
}
