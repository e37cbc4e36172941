import assert from 'node:assert/strict';
import { cpuQuota, describeHost, physicalCores, thisSystem, type HostSystem } from '../../../src/bench/host';

const files = (content: Record<string, string>) => (path: string): string | null => content[path] ?? null;
const system = (over: Partial<HostSystem>): HostSystem => ({
  platform: 'linux', architecture: 'x64', logicalCores: 8, availableCores: 8, memoryBytes: 1e10, load: 0.4, read: () => null, list: () => [], run: () => null, ...over,
});

describe('bench/host', () => {
  it('describes this machine', () => {
    const host = describeHost();
    assert.ok(host.usableCores >= 1 && host.usableCores <= host.logicalCores);
    if (process.platform === 'linux') assert.ok(host.load !== null && host.load! >= 0);
    assert.equal(thisSystem().run('forkcast-no-such-program'), null);
  });

  it('reads the CPU quota of control groups, version 2: the tightest on the way to the root', () => {
    assert.equal(cpuQuota(files({ '/sys/fs/cgroup/cpu.max': 'max 100000\n' })), null);
    assert.equal(cpuQuota(files({ '/sys/fs/cgroup/cpu.max': '150000 100000\n' })), 1.5);
    assert.equal(cpuQuota(files({
      '/proc/self/cgroup': '0::/user.slice/build.service\n', '/sys/fs/cgroup/user.slice/cpu.max': '200000 100000', '/sys/fs/cgroup/user.slice/build.service/cpu.max': 'max 100000',
    })), 2);
  });

  it('and version 1', () => {
    const group = (quota: string) => files({ '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': quota, '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n' });
    assert.equal(cpuQuota(group('-1\n')), null);
    assert.equal(cpuQuota(group('250000\n')), 2.5);
    assert.equal(cpuQuota(files({
      '/proc/self/cgroup': '5:memory:/a\n4:cpu,cpuacct:/docker/x\n', '/sys/fs/cgroup/cpu/docker/x/cpu.cfs_quota_us': '50000', '/sys/fs/cgroup/cpu/docker/x/cpu.cfs_period_us': '100000',
    })), 0.5);
    assert.equal(cpuQuota(() => null), null);
    assert.equal(cpuQuota(files({ '/proc/self/cgroup': 'nonsense\n\n::' , '/sys/fs/cgroup/cpu.max': 'x y z' })), null);
  });

  it('lets a quota bound the usable cores, never below one', () => {
    const limited = (text: string) => describeHost(system({ read: files({ '/sys/fs/cgroup/cpu.max': text }) }));
    assert.deepEqual([limited('150000 100000').usableCores, limited('150000 100000').cpuQuota], [2, 1.5]);
    assert.equal(limited('1000 100000').usableCores, 1);
    assert.equal(describeHost(system({ availableCores: 3 })).usableCores, 3);
  });

  it('tells cores from hyper-threads where the system does', () => {
    const topology = (file: string, siblings: string[]) => ({
      list: () => ['cpu0', 'cpu1', 'cpu2', 'cpu3', 'cpufreq', 'online'],
      read: files(Object.fromEntries(siblings.map((text, i) => [`/sys/devices/system/cpu/cpu${i}/topology/${file}`, `${text}\n`]))),
    });
    const on = (platform: NodeJS.Platform, over: Partial<HostSystem>) => physicalCores(system({ platform, ...over }));
    assert.equal(on('linux', topology('core_cpus_list', ['0-1', '0-1', '2-3', '2-3'])), 2);
    assert.equal(on('linux', topology('thread_siblings_list', ['0', '1', '2', '3'])), 4);
    assert.equal(on('linux', {}), null);
    assert.equal(on('darwin', { run: () => '10\n' }), 10);
    assert.equal(on('darwin', { run: () => null }), null);
    assert.equal(on('darwin', { run: () => 'sysctl: unknown oid' }), null);
    assert.equal(on('win32', { run: () => assert.fail('Windows is not asked') }), null);
  });

  it('takes no load from a system that counts none', () => {
    assert.equal(describeHost(system({ platform: 'win32', load: 0 })).load, null);
    assert.equal(describeHost(system({ platform: 'darwin', load: 2.5 })).load, 2.5);
  });
});
