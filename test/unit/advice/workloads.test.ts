import assert from 'node:assert/strict';
import { cannotBenchmark, offeredWorkloads } from '../../../src/advice';
import { WorkspaceIndex } from '../../../src/analysis/workspace-index';

function listing(files: Record<string, string>, path: string, name: string) {
  const index = new WorkspaceIndex({ roots: ['/ws'] });
  for (const [file, text] of Object.entries(files)) index.updateText(`/ws/${file}`, text, 'python');
  return index.functions(`/ws/${path}`).find(({ qualifiedName }) => qualifiedName === name)!;
}

describe('workloads that the source offers', () => {
  it('are the comment first, then literal calls, then none where none are needed', () => {
    const text = 'def work(n=1):\n    # forkcast: args=range(8)\n    return sum(range(n))\n\nwork(10)\nwork(20)\nwork(m)\n';
    assert.deepEqual(offeredWorkloads(listing({ 'a.py': text }, 'a.py', 'work')), [
      { expression: 'range(8)', origin: 'comment' },
      { expression: '[(10,), (20,)]', origin: 'call-site' },
      { expression: null, origin: 'no-arguments' },
    ]);
  });

  it('leave out calls with keywords, but not strings that look like them', () => {
    const text = 'def work(a, b=0):\n    return sum(range(a))\n\nwork(1, b=2)\nwork(3, "x=1")\n';
    assert.deepEqual(offeredWorkloads(listing({ 'a.py': text }, 'a.py', 'work')), [{ expression: '[(3, "x=1",)]', origin: 'call-site' }]);
  });

  it('are arrays in JavaScript', () => {
    const python = listing({ 'a.py': 'def work(a, b):\n    return sum(range(a))\n\nwork(3, 4)\n' }, 'a.py', 'work');
    assert.deepEqual(offeredWorkloads({ ...python, language: 'typescript' }), [{ expression: '[[3, 4]]', origin: 'call-site' }]);
  });

  it('say why a function cannot be measured', () => {
    const text = 'class Tool:\n    def __init__(self, path):\n        self.path = path\n\n    def run(self):\n        return self.path\n\ndef outer():\n    def inner():\n        return 1\n    return inner\n';
    assert.match(cannotBenchmark(listing({ 'a.py': text }, 'a.py', 'Tool.run'))!, /cannot be made without arguments/);
    assert.match(cannotBenchmark(listing({ 'a.py': text }, 'a.py', 'outer.<locals>.inner'))!, /inside another function/);
    assert.equal(cannotBenchmark(listing({ 'a.py': text }, 'a.py', 'outer')), null);
    for (const body of ['raise ValueError("no")', 'pass', '...']) assert.match(cannotBenchmark(listing({ 'a.py': `def fails():\n    ${body}\n` }, 'a.py', 'fails'))!, /^fails does nothing that takes time/);
  });
});
