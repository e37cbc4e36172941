import assert from 'node:assert/strict';
import { cpuQuota } from '../../../src/bench/host';
import { OutputTail } from '../../../src/bench/output';

describe('bench/output', () => {
  it('keeps the end and says how much it dropped', () => {
    const tail = new OutputTail(100);
    for (let i = 0; i < 10_000; i++) tail.push(Buffer.from(`line ${i}\n`));
    const text = tail.text();
    assert.ok(text.length < 160 && text.endsWith('line 9999'), text);
    assert.match(text, /^\.\.\. \(\d+ bytes before\)/);
  });
  it('holds no more than it shows, however large the pieces', () => {
    const tail = new OutputTail(100);
    tail.push(Buffer.alloc(50_000_000, 'a'));
    assert.equal(tail.text().length, 100 + '... (49999900 bytes before)\n'.length);
  });
  it('makes any bytes readable', () => {
    const tail = new OutputTail();
    tail.push(Buffer.from([...Array(256).keys()]));
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(tail.text(), /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    assert.match(tail.text(), /ABC/);
  });
  it('is empty when nothing was printed', () => assert.equal(new OutputTail().text(), ''));
});

describe('bench/host', () => {
  const files = (table: Record<string, string>) => (path: string) => table[path] ?? null;
  it('reads the quota of either version of control groups', () => {
    assert.equal(cpuQuota(files({ '/sys/fs/cgroup/cpu.max': '150000 100000\n' })), 1.5);
    assert.equal(cpuQuota(files({ '/sys/fs/cgroup/cpu.max': 'max 100000\n' })), null);
    assert.equal(cpuQuota(files({ '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '200000', '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000' })), 2);
    assert.equal(cpuQuota(files({ '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1', '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000' })), null);
    assert.equal(cpuQuota(files({})), null);
  });
});
