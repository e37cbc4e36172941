/** Rules about shared state, locks and asyncio: what a lock, a second thread or an await changes, over files and edits. */
import assert from 'node:assert/strict';
import type { Finding } from '../../../src/model';
import { languageOf } from '../../../src/files/walk';
import { indexOf } from '../../fixtures-lane/workspace';
import { analyze, rulesIn, workspace, type Files } from '../effects/workspace';

const found = (files: Files, rule: string, path = Object.keys(files)[0]): Finding[] => analyzed(files, path).filter(finding => finding.rule === rule);

function analyzed(files: Files, path: string): readonly Finding[] {
  const index = indexOf(Object.entries(files).map(([one, text]) => ({ path: one, text })));
  return [...index.analyzeAll()].find(analysis => analysis.path === path)!.findings;
}

/** The text with a finding's fix applied. */
function fixed(text: string, { fixes }: Finding): string {
  const lines = text.split('\n');
  const offset = (line: number, column: number): number => lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  let result = text;
  for (const { range, newText } of [...fixes![0].edits].reverse()) {
    result = result.slice(0, offset(range.start.line, range.start.column)) + newText + result.slice(offset(range.end.line, range.end.column));
  }
  return result;
}

const threads = (body: string, start = '    for job in jobs:\n        threading.Thread(target=work, args=(job,)).start()\n'): string =>
  `import threading\nlock = threading.Lock()\ncount = 0\n\ndef work(job):\n    global count\n${body}\n\ndef run(jobs):\n${start}`;

describe('FC221 unguarded-shared-update', () => {
  const bare = '    count += 1';

  it('needs more than one thread', () => {
    assert.deepEqual(rulesIn(threads(bare)).filter(rule => rule === 'FC221'), ['FC221']);
    assert.ok(!rulesIn(threads(bare, '    threading.Thread(target=work, args=(1,)).start()\n')).includes('FC221'));
    assert.ok(rulesIn(threads(bare, '    threading.Thread(target=work, args=(1,)).start()\n    threading.Thread(target=work, args=(2,)).start()\n')).includes('FC221'));
    assert.ok(!rulesIn(threads(bare, '    for job in jobs:\n        work(job)\n')).includes('FC221'));
  });

  it('is silent where threads are waited for one by one', () => {
    assert.ok(!rulesIn(threads(bare, '    for job in jobs:\n        t = threading.Thread(target=work, args=(job,))\n        t.start()\n        t.join()\n')).includes('FC221'));
  });

  it('goes with a lock around the change, or around the call, and not with one that is let go before', () => {
    assert.ok(!rulesIn(threads('    with lock:\n        count += 1')).includes('FC221'));
    assert.ok(!rulesIn(threads('    lock.acquire()\n    count += 1\n    lock.release()')).includes('FC221'));
    assert.ok(rulesIn(threads('    with lock:\n        print(job)\n    count += 1')).includes('FC221'));
    assert.ok(rulesIn(threads('    lock.acquire()\n    lock.release()\n    count += 1')).includes('FC221'));
    assert.ok(rulesIn(threads('    with open("log") as log:\n        count += 1')).includes('FC221'), 'a file is no lock');
    assert.ok(!rulesIn(threads('    with guard_of(job):\n        count += 1')).includes('FC221'), 'what is unknown may be one');
  });

  it('follows helpers in other files, and edits of them', () => {
    const files = {
      'stats.py': 'total = 0\n\ndef add(n):\n    global total\n    total += n\n',
      'app.py': 'from concurrent.futures import ThreadPoolExecutor\nimport stats\n\ndef work(job):\n    stats.add(job)\n\ndef run(jobs):\n    with ThreadPoolExecutor() as pool:\n        return list(pool.map(work, jobs))\n',
    };
    const index = workspace(files);
    const rules = (): string[] => { [...index.analyzeAll()]; return index.analyze('stats.py')!.findings.map(finding => finding.rule); };
    assert.deepEqual(rules(), ['FC221']);
    assert.equal(index.analyze('stats.py')!.findings[0].evidence.at(-1)!.path, 'app.py');
    index.updateText('app.py', files['app.py'].replace('pool.map(work, jobs)', 'map(work, jobs)'));
    assert.deepEqual(rules(), []);
    index.updateText('app.py', files['app.py']);
    assert.deepEqual(rules(), ['FC221']);
    index.updateText('app.py', files['app.py'].replace('    stats.add(job)', '    with lock_of(job):\n        stats.add(job)'));
    assert.deepEqual(rules(), []);
  });

  it('tells one object that threads share from an object for each', () => {
    const text = (target: string): string =>
      `from concurrent.futures import ThreadPoolExecutor\nclass C:\n    def __init__(self):\n        self.n = 0\n    def work(self):\n        self.n += 1\n    def run(self, others: list['C']):\n        with ThreadPoolExecutor() as pool:\n            return [pool.submit(${target}.work) for other in others]\n`;
    assert.ok(rulesIn(text('self')).includes('FC221'));
    assert.ok(!rulesIn(text('other')).includes('FC221'));
  });
});

describe('FC223 lock-order', () => {
  const text = (inner: string): string => `import threading\na = threading.Lock()\nb = threading.Lock()\ndef one():\n    with a:\n        with b: pass\ndef two():\n${inner}`;

  it('needs both orders', () => {
    assert.equal(rulesIn(text('    with b:\n        with a: pass\n')).filter(rule => rule === 'FC223').length, 2);
    assert.ok(!rulesIn(text('    with a:\n        with b: pass\n')).includes('FC223'));
    assert.ok(!rulesIn(text('    with b: pass\n    with a: pass\n')).includes('FC223'));
  });

  it('knows a lock by the class that makes it', () => {
    const files = {
      'base.py': 'import threading\nclass Base:\n    def __init__(self):\n        self.first = threading.Lock()\n        self.second = threading.Lock()\n    def up(self):\n        with self.first:\n            with self.second: pass\n',
      'sub.py': 'from base import Base\nclass Sub(Base):\n    def down(self):\n        with self.second:\n            with self.first: pass\n\nclass Other(Base):\n    # takes the _lock in the same order\n    def up_too(self):\n        with self.first:\n            with self.second: pass\n',
    };
    assert.equal(found(files, 'FC223', 'base.py').length, 1);
    // Each place that is part of it says so.
    assert.equal(found(files, 'FC223', 'sub.py').length, 2);
  });
});

describe('quick fixes', () => {
  const cases: [string, string, string][] = [
    ['FC227', 'import asyncio\n\nasync def save():\n    await asyncio.sleep(1)\n\nasync def main():\n    save()\n', '    await save()\n'],
    ['FC228', 'import asyncio\n\nasync def save():\n    await asyncio.sleep(1)\n\nasync def main():\n    asyncio.create_task(save())\n', 'background_tasks.add(background_task := asyncio.create_task(save()));'],
    ['FC225', 'import subprocess\n\ndef run(command):\n    child = subprocess.Popen(command, stdout=subprocess.PIPE)\n    child.wait()\n', '    child.communicate()\n'],
  ];
  for (const [rule, text, expected] of cases) {
    it(`${rule}: the fix takes the finding away and brings no other`, () => {
      const [finding] = found({ 'app.py': text }, rule);
      const after = fixed(text, finding);
      assert.ok(after.includes(expected), after);
      const analysis = analyze({ 'app.py': after });
      assert.deepEqual([analysis.errors, analysis.findings.map(one => one.rule)], [[], []]);
    });
  }

  it('no fix where an edit is not safe', () => {
    const none = (rule: string, text: string): void => assert.equal(found({ 'app.py': text }, rule)[0].fixes, undefined);
    none('FC227', 'import asyncio\nasync def save():\n    await asyncio.sleep(1)\ndef main():\n    save()\n');
    none('FC228', 'import asyncio\nasync def save():\n    await asyncio.sleep(1)\nclass C:\n    async def main(self):\n        asyncio.create_task(save())\n');
    none('FC225', 'import subprocess\ndef run(c):\n    child = subprocess.Popen(c, stdout=subprocess.PIPE)\n    child.wait()\n    return child.stdout.read()\n');
  });
});

describe('FC222 in Node', () => {
  const text = (body: string): string => `let x: object | undefined;\nasync function connect(): Promise<object> { await fetch('u'); return {}; }\nasync function read(): Promise<object> { await fetch('u'); return {}; }\nexport async function get() {\n  ${body}\n  return x;\n}\n`;
  const rules = (body: string, path = 'a.ts'): string[] => {
    assert.equal(languageOf(path), 'typescript');
    return found({ [path]: text(body) }, 'FC222').map(finding => finding.rule);
  };

  it('is about an await between the test and the change', () => {
    assert.deepEqual(rules('if (!x) x = await connect();'), ['FC222']);
    assert.deepEqual(rules('if (x === undefined) { x = await connect(); }'), ['FC222']);
    assert.deepEqual(rules('x ??= await connect();'), ['FC222']);
    assert.deepEqual(rules('if (!x) x = {};'), []);
    assert.deepEqual(rules('if (!x) x = await read();'), []);
    assert.deepEqual(rules('x = await connect();'), []);
    assert.deepEqual(rules('if (!x) x = await connect();', 'a.test.ts'), []);
  });
});
