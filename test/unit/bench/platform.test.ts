import assert from 'node:assert/strict';
import { createPlatform, type System } from '../../../src/bench/platform';

interface FakeProcess { parent: number; group: number; session?: number; environment?: string; name?: string; ignores?: boolean; zombie?: boolean }

/** A table of processes that obeys signals, and a clock that moves only by sleeping. */
class FakeSystem implements System {
  readonly log: string[] = [];
  private clock = 0;

  constructor(readonly table: Map<number, FakeProcess>) {}

  kill(pid: number, signal: NodeJS.Signals): void {
    this.log.push(`${signal} ${pid}`);
    const targets = pid < 0 ? [...this.table.keys()].filter(each => this.table.get(each)!.group === -pid) : [pid].filter(each => this.table.has(each));
    if (!targets.length) throw Object.assign(new Error('ESRCH'), { code: 'ESRCH' });
    for (const target of targets) {
      if (signal === 'SIGTERM' && this.table.get(target)!.ignores) continue;
      this.table.delete(target);
      // Orphans go to init.
      for (const each of this.table.values()) if (each.parent === target) each.parent = 1;
    }
  }

  async run(command: string, args: string[]): Promise<string> {
    this.log.push([command, ...args].join(' '));
    if (command !== 'ps') return '';
    return [...this.table].map(([pid, each]) => `${pid} ${each.parent} ${each.group} ${each.zombie ? 'Z+' : 'S'}`).join('\n');
  }

  list(): string[] {
    return ['self', 'meminfo', ...[...this.table.keys()].map(String)];
  }

  read(file: string): string {
    const [, , pid, what] = file.split('/');
    const each = this.table.get(Number(pid));
    if (!each) throw new Error('ENOENT');
    if (what === 'environ') return each.environment ?? '';
    return `${pid} (${each.name ?? 'python'}) ${each.zombie ? 'Z' : 'S'} ${each.parent} ${each.group} ${each.session ?? each.group} 0 -1`;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.clock += milliseconds;
  }

  now(): number {
    return this.clock;
  }
}

function tree(): Map<number, FakeProcess> {
  return new Map<number, FakeProcess>([
    [1, { parent: 0, group: 1 }],
    [50, { parent: 1, group: 50, name: 'editor' }],
    [100, { parent: 50, group: 100 }],
    [101, { parent: 100, group: 100 }],
    [102, { parent: 101, group: 102, session: 102, ignores: true, name: 'odd) name (' }],
    [103, { parent: 1, group: 103, session: 103, ignores: true, environment: 'A=1\0FORKCAST_RUN=run.0\0' }],
    [104, { parent: 100, group: 100, zombie: true }],
    [105, { parent: 1, group: 105, environment: 'FORKCAST_RUN=run.01' }],
    [200, { parent: 50, group: 200 }],
  ]);
}

describe('bench/platform', () => {
  it('ends a whole tree on Linux: groups, other sessions, orphans that carry the mark, and those that ignore SIGTERM', async () => {
    const system = new FakeSystem(tree());
    await createPlatform('linux', system).endTree(100, 'run.0', 250);
    assert.deepEqual([...system.table.keys()].sort((a, b) => a - b), [1, 50, 105, 200]);
    assert.equal(system.log[0], 'SIGTERM -100', 'it asks first');
    assert.ok(system.log.includes('SIGKILL 102'));
    assert.ok(!system.log.some(line => / (1|50|105|200|-50)$/.test(line)), system.log.join(', '));
  });

  it('signals nobody when the tree has gone', async () => {
    const system = new FakeSystem(new Map([[1, { parent: 0, group: 1 }], [100, { parent: 50, group: 100, zombie: true }]]));
    await createPlatform('linux', system).endTree(100, 'run.0', 250);
    assert.deepEqual(system.log, []);
  });

  it('finds the tree with ps on macOS, and keeps knowing a child whose parent has gone', async () => {
    const system = new FakeSystem(tree());
    system.table.delete(103);
    await createPlatform('darwin', system).endTree(100, 'run.0', 250);
    assert.deepEqual([...system.table.keys()].sort((a, b) => a - b), [1, 50, 105, 200]);
    assert.ok(system.log.some(line => line.startsWith('ps -A')));
  });

  it('leaves the tree to taskkill on Windows', async () => {
    const system = new FakeSystem(tree());
    await createPlatform('win32', system).endTree(100, 'run.0', 250);
    assert.deepEqual(system.log, ['taskkill /PID 100 /T /F']);
  });

  it('starts processes as each system wants it', () => {
    for (const name of ['linux', 'darwin'] as const) {
      const platform = createPlatform(name);
      assert.equal(platform.spawnOptions.detached, true);
      assert.equal(platform.needsSentry, true);
      assert.deepEqual(platform.interpreterCommands()[0], ['python3']);
      assert.equal(platform.environmentPython('/w/.venv'), '/w/.venv/bin/python');
    }
    const windows = createPlatform('win32');
    assert.deepEqual(windows.spawnOptions, { detached: false, windowsHide: true });
    assert.equal(windows.needsSentry, false);
    assert.deepEqual(windows.interpreterCommands(), [['py', '-3'], ['python'], ['python3']]);
    assert.equal(windows.environmentPython('C:\\w\\.venv'), 'C:\\w\\.venv\\Scripts\\python.exe');
  });
});
