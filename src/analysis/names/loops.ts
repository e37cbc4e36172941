/** Second pass, loop statements. */
import { ConstantFlag, FunctionFlag, Kind, type Node, WhileFlag } from '../ir/node';
import { mostPasses } from './bounds';
import { CallPlace } from './call-collector';
import { ExpressionCollector } from './expressions';
import { LONGEST_HEADER } from './region-builder';
import { isRetry } from './retries';
import { Event } from './tape';
import { copyText } from './text';

export abstract class LoopCollector extends ExpressionCollector {
  protected abstract statements(list: Node[]): void;
  protected abstract block(node: Node | null): void;

  /** Puts an entry on the tape that is about no variable. */
  protected mark(event: Event, always: number): void {
    if (this.loopDepth > 0) this.tape.push(event, always, 0, null);
  }

  protected forLoop(node: Node): void {
    const isAsync = (node.flags & FunctionFlag.Async) !== 0;
    this.mark(Event.Begin, 0);
    const iterable = node.b;
    const path = isAsync && iterable !== null && iterable.kind === Kind.Call ? this.call(iterable, CallPlace.Awaited) : this.expression(iterable, true);
    const headEnd = this.headEnd(iterable ?? node.a, node);
    const header = copyText(this.text, node.start, iterable === null || this.language.headerEnd === ')' ? headEnd : iterable.end, LONGEST_HEADER);
    const trip = this.trip(iterable, path);
    const loop = this.beginLoop(isAsync ? 'async-for' : 'for', node.start, this.bodyEnd(node), headEnd, header);
    loop.region.trip = trip;
    loop.region.retries = isRetry(node.c);
    if (isAsync) loop.region.awaits = true;
    this.store(node.a, null);
    // A list that grows while it is iterated over is a worklist.
    if (iterable !== null && (iterable.kind === Kind.Name || iterable.kind === Kind.Attribute)) this.iterates(iterable, node.a);
    this.block(node.c);
    this.endLoop(loop);
    this.statements(node.list);
  }

  private iterates(iterable: Node, target: Node | null): void {
    if (iterable.kind === Kind.Name) {
      if (target === null || target.kind !== Kind.Name || target.symbol !== iterable.symbol) this.tape.push(Event.Iterate, iterable.symbol, 0, iterable);
    } else if (iterable.a !== null && iterable.a.kind === Kind.Name) this.tape.push(Event.Iterate, iterable.a.symbol, iterable.symbol, iterable);
  }

  protected whileLoop(node: Node): void {
    const test = node.a;
    const testLast = (node.flags & WhileFlag.TestLast) !== 0;
    const headEnd = testLast ? node.start + 2 : this.headEnd(test, node);
    const shownEnd = test === null || this.language.headerEnd === ')' ? headEnd : test.end;
    const header = testLast ? `do … while (${copyText(this.text, test!.start, test!.end, LONGEST_HEADER - 15)})` : copyText(this.text, node.start, shownEnd, LONGEST_HEADER);
    const loop = this.beginLoop('while', node.start, this.bodyEnd(node), headEnd, header);
    const endless = test !== null && test.kind === Kind.Constant && test.flags !== ConstantFlag.False && test.flags !== ConstantFlag.None;
    loop.region.trip = { iterable: null, count: null, endless, start: test === null ? node.start : test.start, end: test === null ? node.start : test.end };
    const most = mostPasses(this.values, test, node.c, this.scope);
    if (most !== null) loop.region.trip.most = most;
    loop.region.retries = isRetry(node.c);
    this.mark(Event.Begin, 0);
    if (!testLast) this.expression(test, false);
    this.block(node.c);
    if (testLast) this.expression(test, false);
    this.endLoop(loop);
    // Whether there is a next iteration is known only when this one has ended.
    if (!endless && test !== null && loop.region.ties.length === 0) {
      loop.region.ties = [{ kind: 'carried', name: copyText(this.text, test.start, test.end, LONGEST_HEADER), start: test.start, end: test.end }];
    }
    this.statements(node.list);
  }

  /** Behind what ends a loop's header. */
  private headEnd(last: Node | null, node: Node): number {
    const from = last === null ? node.start : last.end;
    const limit = node.c !== null && node.c.start >= from ? node.c.start : node.end;
    // What is in parentheses of its own may end in one that is not the header's: that is the last in front of the body.
    if (this.language.headerEnd === ')') return Math.max(from, this.text.lastIndexOf(')', limit - 1) + 1);
    for (let i = from; i < limit; i++) if (this.text.charCodeAt(i) === 0x3a) return i + 1;
    // A string that is not closed may reach behind what was made of the loop.
    return Math.min(from, this.bodyEnd(node));
  }

  /** A loop's `else` is not part of the loop. */
  private bodyEnd(node: Node): number {
    return node.list.length > 0 && node.c !== null ? node.c.end : node.end;
  }
}
