import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchmarkReport } from '../../src/model';
import { Folder } from './support';

const shop = `import time


class Item:
    def __init__(self, cents):
        self.cents = cents

    def price(self, count):
        time.sleep(0.005)
        return self.cents * count


if __name__ == "__main__":
    for cents in range(6):
        Item(cents).price(2)
`;

describe('forkcast record', () => {
  let folder: Folder;
  beforeEach(() => { folder = new Folder(); });
  afterEach(() => folder.remove());

  it('records a program, and bench measures on what it called', async () => {
    folder.write('shop.py', shop);
    const recorded = await folder.run('record', 'shop.py:Item.price');
    assert.equal(recorded.status, 0, recorded.err);
    assert.match(recorded.out, /^6 calls of Item\.price recorded from .*shop\.py\.$/m);
    const [, command] = /^ {2}forkcast (bench .+)$/m.exec(recorded.out)!;
    const { out, err } = await folder.run(...command.split(' '), '--format', 'json', '--budget', '6', '--models', 'threads');
    assert.ok(out, err);
    const { workload, measurements }: BenchmarkReport = JSON.parse(out);
    assert.deepEqual([workload.origin, workload.items], ['recorded', 6]);
    assert.match(workload.expression, /^6 calls recorded from .*shop\.py$/);
    assert.ok(measurements.every(({ state }) => state === 'completed'), JSON.stringify(measurements));
  });

  it('takes the program behind two dashes, in Python and in TypeScript', async () => {
    folder.write('shop.py', shop);
    folder.write('main.py', 'import sys\nfrom shop import Item\n\nfor _ in range(int(sys.argv[1])):\n    Item(1).price(3)\n');
    folder.write('lib.ts', 'export function area(size: { width: number; height: number }): number {\n  return size.width * size.height;\n}\n');
    folder.write('main.ts', "import { area } from './lib';\n\nfor (let width = 0; width < 3; width++) area({ width, height: 2 });\n");
    const python = await folder.run('record', 'shop.py:Item.price', '--format', 'json', '-o', 'calls', '--', 'main.py', '4');
    assert.equal(python.status, 0, python.err);
    assert.deepEqual([JSON.parse(python.out).calls, JSON.parse(python.out).path], [4, 'calls']);
    assert.ok(existsSync(join(folder.path, 'calls')));
    const node = await folder.run('record', 'lib.ts:area', '--', 'main.ts');
    assert.equal(node.status, 0, node.err);
    assert.match(node.out, /^3 calls of area recorded from main\.ts\.$/m);
    const benched = await folder.run('bench', 'lib.ts:area', '--recording', '.forkcast/recordings/lib.ts-area.recording', '--budget', '5', '--format', 'json', '--models', 'worker-threads');
    assert.ok(benched.out, benched.err);
    assert.equal((JSON.parse(benched.out) as BenchmarkReport).workload.origin, 'recorded');
  });

  it('says what is wrong and what to do, and where the code has changed', async () => {
    folder.write('shop.py', shop);
    folder.write('idle.py', 'import shop\n');
    for (const [words, pattern] of [
      [['record'], /FILE:FUNCTION/],
      [['record', 'shop.py:Item.price', 'main.py'], /behind two dashes/],
      [['record', 'shop.py:nope'], /no function nope/],
      [['record', 'shop.py:Item.price', '--', 'gone.py'], /There is no file gone\.py/],
      [['record', 'shop.py:Item.price', '--', 'idle.py'], /made no call of Item\.price/],
      [['record', 'shop.py:Item.price', '--calls', 'some'], /--calls takes a whole number/],
      [['bench', 'shop.py:Item.price', '--recording', 'gone'], /not a recording that can be used/],
      [['bench', 'shop.py:Item.price', '--recording', 'gone', '--args', '[1]'], /Give one of them/],
    ] as const) {
      const { status, err } = await folder.run(...words);
      assert.equal(status, 2, words.join(' '));
      assert.match(err, pattern);
    }
    await folder.run('record', 'shop.py:Item.price', '-o', 'calls');
    folder.write('shop.py', readFileSync(join(folder.path, 'shop.py'), 'utf8').replace('* count', '* count * 2'));
    const { err } = await folder.run('bench', 'shop.py:Item.price', '--recording', 'calls', '--budget', '4', '--models', 'threads');
    assert.match(err, /Item\.price has changed since calls was recorded/);
  });
});
