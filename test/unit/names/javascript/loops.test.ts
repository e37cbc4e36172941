import { strict as assert } from 'node:assert';
import { firstLoop, gathersOf, loop, tiesOf } from './helpers';

describe('names of JavaScript: loops', () => {
  it('finds nothing in independent iterations', () => {
    for (const body of [
      'await g(x);', 'const y = await g(x); await h(y);', 'let y; if (x) y = 1; else y = 2; g(y);', 'const row = []; row.push(x); g(row);', 'const { a, b = 1 } = x; g(a, b);',
      'let t = 0; for (const z of x) { t += z; } g(t);', 'x.done = true;', 'let y; if (x) { y = g(x); } h(y);', 'switch (x) { case 1: break; default: g(x); }', 'for (let i = 0; i < 3; i++) g(i);',
      'if (!x) continue; await g(x);', 'try { await g(x); } catch (e) { h(e); }', 'const r = await Promise.all(x.map(z => g(z))); h(r);',
    ]) assert.deepEqual(tiesOf(body), [], body);
  });

  it('finds what one iteration leaves for the next', () => {
    for (const [name, body] of [
      ['y', 'y = await g(y);'], ['y', 'g(y); y = x;'], ['n', 'g(n++);'], ['n', 'n += 1; g(n);'], ['out', 'out.push(x); g(out.length);'], ['out', 'g(out.pop());'],
      ['a.last', 'a.last = x;'], ['n', 'x.forEach(z => { n += z; }); g(n);'], ['y', 'if (x > 3) y = x;'], ['out', 'if (!out.includes(x)) out.push(x);'], ['a', 'a.update(x);'], ['xs', 'xs.push(x);'],
    ]) assert.deepEqual(tiesOf(body), [`carried ${name}`], body);
  });

  it('finds output whose order shows', () => {
    assert.deepEqual(tiesOf('console.log(await g(x));'), ['order console.log']);
    assert.deepEqual(tiesOf('a.write(x);'), ['order a']);
  });

  it('gathers what the next iteration does not read', () => {
    for (const [gather, body] of [
      ['append out', 'out.push(await g(x));'], ['reduction total', 'total += x;'], ['reduction total', 'total = Math.max(total, x);'], ['keyed-store m', 'm[x] = await g(x);'],
      ['reduction total', 'x.forEach(z => { total += z; });'], ['reduction n', 'n++;'],
    ]) assert.deepEqual(gathersOf(body), [gather], body);
  });

  it('sees early exits and retries', () => {
    assert.deepEqual(loop('if (x) break;').exits, { break: true, return: false, raise: false });
    assert.deepEqual(loop('if (await g(x)) return x;').exits, { break: false, return: true, raise: false });
    assert.deepEqual(loop('switch (x) { case 1: break; }').exits, { break: false, return: false, raise: false });
    assert.equal(loop('while (true) { break; }').exits.break, false, 'an inner loop\'s own');
    assert.equal(firstLoop('async function f() { for (let i = 0; i < 3; i++) { try { return await g(); } catch (e) { await s(); } } }').retries, true);
    assert.equal(loop('try { g(x); } catch (e) { h(e); }').retries, false);
  });

  it('knows how often counting loops run', () => {
    const count = (header: string): number | null => firstLoop(`const n = 5; for (${header}) g(i);`).trip!.count;
    for (const [header, expected] of [
      ['let i = 0; i < 10; i++', 10], ['let i = 1; i <= 10; i++', 10], ['let i = 10; i > 0; i -= 2', 5], ['let i = 0; i < 10; i += 3', 4], ['let i = 0; i < n * 2; ++i', 10], ['let i = 9; i >= 0; i--', 10],
      ['const i of [1, 2, 3]', 3],
    ] as const) assert.equal(count(header), expected, header);
    assert.equal(count('let i = 0; i < xs.length; i++'), null);
    assert.equal(firstLoop('for (let i = 0; i < xs.length; i++) g(i);').trip!.iterable, 'globalThis.Array.keys()');
    assert.equal(firstLoop('function f(k: number) { for (let i = 0; i < k; i++) g(i); }').trip!.iterable, 'builtins.range()');
    assert.equal(firstLoop('for (let i = 0; i < 10; i++) { if (x) i += 2; }').kind, 'while', 'a counter that the body moves');
    assert.equal(firstLoop('for (;;) { g(); }').trip!.endless, true);
  });

  it('names every kind of loop by its header', () => {
    for (const [text, kind, header] of [
      ['for (const x of xs) g(x);', 'for', 'for (const x of xs)'], ['for (const k in o) g(k);', 'for', 'for (const k in o)'],
      ['async function f() { for await (const x of xs()) { g(x); } }', 'async-for', 'for await (const x of xs())'], ['while (f(a)) { g(); }', 'while', 'while (f(a))'],
      ['while ((m = re.exec(s))) g(m);', 'while', 'while ((m = re.exec(s)))'], ['do { g(); } while (h());', 'while', 'do … while (h())'], ['for (let i = 0; i < 9; i++) g(i);', 'for', 'for (let i = 0; i < 9; i++)'],
    ]) {
      const region = firstLoop(text);
      assert.deepEqual([region.kind, region.header], [kind, header], text);
    }
  });

  it('knows that nobody can say whether a while goes on', () => {
    assert.deepEqual(firstLoop('while (queue.length > 0) { g(); }').ties.map(({ kind }) => kind), ['carried']);
  });
});
