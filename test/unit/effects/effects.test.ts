import assert from 'node:assert/strict';
import { analyze, chain, rulesIn, siteNamed } from './workspace';

describe('effects', () => {
  it('a loop weighs as often as the text says', () => {
    const once = analyze({ 'a.py': 'def f():\n    x = 0\n    for i in range(100_000):\n        x += i * i\n    return x\n' }).sites[0].weight;
    const tenfold = analyze({ 'a.py': 'def f():\n    x = 0\n    for i in range(1_000_000):\n        x += i * i\n    return x\n' }).sites[0].weight;
    assert.ok(Math.abs(tenfold / once - 10) < 0.01, `${tenfold} / ${once}`);
  });

  it('nesting multiplies', () => {
    const text = (inner: string): string => `def f(n):\n    x = 0\n    for i in range(1000):\n        ${inner}\n    return x\n`;
    const flat = analyze({ 'a.py': text('x += i * i') }).sites[0].weight;
    const nested = analyze({ 'a.py': text('for j in range(500):\n            x += i * i') }).sites[0].weight;
    assert.ok(nested / flat > 400 && nested / flat < 600, `${nested} / ${flat}`);
  });

  it('helpers weigh on their callers', () => {
    assert.equal(siteNamed('import requests\ndef g(u):\n    return requests.get(u)\ndef f(u):\n    return g(u)\n', 'f'), 'io network threads');
  });

  it('functions that call one another come to an end, and share what they do', () => {
    const text = 'import requests\ndef f(n):\n    return g(n)\ndef g(n):\n    requests.get(n)\n    return f(n)\n';
    assert.equal(siteNamed(text, 'f'), 'io network threads');
    assert.equal(siteNamed(text, 'g'), 'io network threads');
  });

  it('recursion over numbers is work, over a structure hardly', () => {
    assert.equal(siteNamed('def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n', 'fib'), 'cpu processes');
    assert.deepEqual(rulesIn('def depth(node):\n    return 1 + max(depth(node.left), depth(node.right))\n'), []);
  });

  it('a recursion that only waits is io', () => {
    assert.equal(siteNamed('import requests\ndef crawl(url):\n    for link in requests.get(url).json():\n        crawl(link)\n', 'crawl'), 'io network threads');
  });

  it('what is awaited does not block', () => {
    assert.equal(siteNamed('import httpx\nasync def f(u):\n    async with httpx.AsyncClient() as c:\n        return await c.get(u)\n', 'f'), 'io network asyncio');
  });

  it('a coroutine that is only made does nothing yet', () => {
    assert.equal(siteNamed('import httpx\nasync def g(u):\n    async with httpx.AsyncClient() as c:\n        return await c.get(u)\ndef f(u):\n    return g(u)\n', 'f'), undefined);
  });

  it('functions handed over inline run on the spot', () => {
    assert.equal(siteNamed('import requests\ndef size(u):\n    return len(requests.get(u).text)\ndef f(us):\n    return sorted(us, key=size)\n', 'f'), 'io network threads');
  });

  it('a sleep lasts as long as it says', () => {
    assert.equal(siteNamed('import time\ndef f():\n    time.sleep(0)\n', 'f'), undefined);
    const [site] = analyze({ 'a.py': 'import time\ndef f():\n    time.sleep(3)\n' }).sites;
    assert.ok(Math.abs(site.weight - 3) < 0.01);
  });

  it('unknown calls make computing unknown and confidence low, and leave waiting alone', () => {
    assert.equal(siteNamed('def f(n, g):\n    for i in range(n):\n        g(i)\n', 'f'), undefined);
    const [site] = analyze({ 'a.py': 'import requests\ndef f(u, g):\n    g(u)\n    return requests.get(u)\n' }).sites;
    assert.equal(site.work, 'io');
    assert.equal(site.confidence, 'high');
  });

  it('code that makes machine code of it is not Python any more', () => {
    const loop = 'def f():\n    x = 0\n    for i in range(5000):\n        for j in range(5000):\n            x += i * j\n    return x\n';
    assert.deepEqual(rulesIn(loop), ['FC101']);
    assert.deepEqual(rulesIn(`from numba import njit\n@njit\n${loop}`), []);
  });

  it('evidence names every step in order', () => {
    const text = 'import requests\ndef a(u):\n    return b(u)\ndef b(u):\n    for x in u:\n        c(x)\ndef c(x):\n    requests.get(x)\nasync def f(u):\n    a(u)\n';
    assert.equal(chain({ 'app.py': text }), 'app.a > app.b > app.c > requests.get');
  });

  it('evidence of mutual recursion ends', () => {
    assert.ok(chain({ 'app.py': 'import requests\ndef a(n):\n    requests.get(n)\n    b(n)\ndef b(n):\n    a(n)\nasync def f(u):\n    b(u)\n' }).endsWith('requests.get'));
  });

  it('says from what it speaks: from the code, not from a measurement', () => {
    for (const { recommendation } of analyze({ 'a.py': 'import requests\ndef f(us):\n    for u in us:\n        requests.get(u)\n' }).sites) {
      assert.ok(recommendation.reasons.some(reason => reason.code === 'static' && /not measured/.test(reason.message)));
    }
  });
});
