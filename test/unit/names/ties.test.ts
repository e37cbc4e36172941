import { strict as assert } from 'node:assert';
import { firstLoop, gathersOf, tiesOf } from './helpers';

/** A loop `for x in xs` with this body, in a function. */
function loop(...body: string[]): string {
  return `def f(xs, out, d, arr, a, n):\n    for x in xs:\n${body.map((line) => `        ${line}\n`).join('')}`;
}

describe('names: what ties iterations', () => {
  it('finds nothing in independent iterations', () => {
    for (const body of [
      ['g(x)'], ['y = g(x)', 'h(y)'], ['y = g(x)', 'y = h(y)'], ['if x:', '    y = 1', 'else:', '    y = 2', 'g(y)'], ['row = []', 'row.append(x)', 'g(row)'],
      ['x.done = True'], ['with open(x) as s:', '    s.write(x)'], ['try:', '    y = g(x)', 'except E:', '    continue', 'h(y)'],
      ['total = 0', 'for z in x:', '    total += z', 'g(total)'], ['x[0] = x[1]'], ['for _ in range(3):', '    g(x)'], ['try:', '    g(x)', 'except E as e:', '    pass'], ['if x:', '    y = g(x)', '    h(y)'],
      ['y = {}', 'y[1] = x', 'g(y)'], ['y = [x]', 'g(y[0])', 'y = h(y)'],
    ]) assert.deepEqual(tiesOf(loop(...body)), [], body.join('; '));
  });

  it('finds values carried from one iteration to the next', () => {
    for (const [name, ...body] of [
      ['y', 'g(y)', 'y = x'], ['y', 'y = g(y, x)'], ['y', 'if x:', '    y = 1', 'g(y)'], ['y', 'y = y.next'], ['y', 'y = y * 31 + x'], ['y', 'y = x - y'],
      ['y', 'z = y[0]', 'y = [x]'], ['y', 'z = []', 'for i in x:', '    z.append(y[i] + 1)', 'y = z'],
      ['n', 'n += 1', 'g(n)'], ['out', 'out.append(x)', 'g(len(out))'], ['out', 'if x not in out:', '    out.add(x)'], ['out', 'out.append(out[-1] + x)'],
      ['arr', 'arr[x] = arr[x - 1] + 1'], ['d', 'd["last"] = x'], ['d', 'if x in d:', '    g()', 'd[x] = 1'], ['d', 'd[x] = g(d)'],
      ['a.last', 'a.last = x'], ['a.n', 'a.n += 1', 'g(a.n)'], ['y', 'try:', '    y = g(x)', 'except E:', '    pass', 'h(y)'],
      ['y', 'for z in x:', '    y = z', 'g(y)'], ['arr', 'arr[x:x + 2] = g(x)'], ['a', 'a.update(x)'], ['xs', 'xs.append(g(x))'], ['out', 'y = out.pop()', 'g(y)'],
      ['a', 'g(next(a))'], ['y.n', 'y = a', 'y.n = 1'],
      ['y', 'if x > 3:', '    y = x'], ['n', 'g(lambda: n)', 'n += x'], ['n', 'def h():', '    return n', 'g(h)', 'n += x'],
    ]) assert.deepEqual(tiesOf(loop(...body)), [`carried ${name}`], body.join('; '));
  });

  it('finds globals that others see', () => {
    assert.deepEqual(tiesOf('def f(xs):\n    global last\n    for x in xs:\n        last = x\n'), ['carried last']);
  });

  it('gathers what the next iteration does not read', () => {
    for (const [gather, ...body] of [
      ['reduction n', 'n += x'], ['reduction n', 'n = n + x'], ['reduction n', 'n = max(n, x)'], ['reduction n', 'n = min(g(x), n)'], ['reduction n', 'if x:', '    n += 1'],
      ['reduction n', 'n |= x'], ['append out', 'out.append(g(x))'], ['append out', 'out.extend(g(x))'], ['append out', 'for z in x:', '    out.add(z)'],
      ['keyed-store d', 'd[x] = g(x)'], ['keyed-store d', 'k = g(x)', 'd[k] = x'], ['keyed-store arr', 'arr[x] = arr[x] + 1'], ['reduction d', 'd[x] += 1'],
      ['append d', 'd.setdefault(x, []).append(x)'], ['append d', 'd[x].append(1)'], ['reduction a.n', 'a.n += x'], ['append a.rows', 'a.rows.append(x)'],
      ['reduction d', 'd["n"] += x'], ['keyed-store xs', 'xs[x] = g(xs[x])'], ['keyed-store d', 'del d[x]'],
    ]) {
      assert.deepEqual(tiesOf(loop(...body)), [], body.join('; '));
      assert.deepEqual(gathersOf(loop(...body)), [gather], body.join('; '));
    }
  });

  it('judges each loop of a nest for itself', () => {
    const outer = firstLoop('def f(grid, n):\n    for i in range(n):\n        for j in range(n):\n            grid[i][j] = grid[i][j - 1] + 1\n');
    assert.deepEqual(outer.ties, []);
    assert.deepEqual(outer.loops[0].ties.map((tie) => tie.name), ['grid']);
  });

  it('finds output whose order shows', () => {
    assert.deepEqual(tiesOf(loop('print(x)')), ['order print']);
    assert.deepEqual(tiesOf(loop('yield x')), ['order yield']);
    assert.deepEqual(tiesOf(loop('out.write(x)')), ['order out']);
    assert.deepEqual(tiesOf(`import sys\n${loop('sys.stdout.write(x)')}`), ['order sys.stdout']);
    assert.deepEqual(tiesOf('def f(xs):\n    [print(x) for x in xs]\n'), ['order print']);
  });

  it('takes every while for a chain of iterations', () => {
    assert.deepEqual(tiesOf('def f(i, n):\n    while i < n:\n        g(i)\n        i += 1\n'), ['carried i']);
    assert.deepEqual(tiesOf('def f(queue):\n    while queue:\n        x = queue.pop()\n        queue.append(g(x))\n'), ['carried queue']);
    assert.deepEqual(tiesOf('import time\ndef f(job):\n    while not job.done():\n        time.sleep(1)\n'), ['carried not job.done()']);
  });

  it('knows retries', () => {
    const retries = (text: string): boolean => firstLoop(text).retries;
    assert.equal(retries('def f():\n    for i in range(3):\n        try:\n            return g()\n        except E:\n            sleep(1)\n'), true);
    assert.equal(retries('def f():\n    while True:\n        try:\n            x = g()\n        except E:\n            continue\n        break\n'), true);
    assert.equal(retries('def f():\n    for i in range(3):\n        try:\n            x = g()\n            break\n        except E:\n            if i == 2: raise\n'), true);
    assert.equal(retries('def f(xs):\n    for x in xs:\n        try:\n            g(x)\n        except E:\n            continue\n'), false);
    assert.equal(retries('def f(xs):\n    for x in xs:\n        try:\n            return g(x)\n        except E:\n            raise\n'), false);
  });

  it('gives each tie the range of what writes', () => {
    const text = loop('g(y)', 'y = x');
    const [tie] = firstLoop(text).ties;
    assert.equal(text.slice(tie.start, tie.end), 'y');
  });
});
