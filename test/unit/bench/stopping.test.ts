import assert from 'node:assert/strict';
import { stopReasons } from '../../../src/model';
import { describeStop, fewestLaps, isLook, judge, leftOpen, mostLaps } from '../../../src/bench/stopping';

const steady = (seconds: number, laps = fewestLaps) => Array.from({ length: laps }, (_, i) => seconds * (1 + 0.01 * (i % 3)));
/** Its rounds differ by more than any model does, in a rhythm that has nothing to do with the others'. */
const wild = (seconds: number, laps = fewestLaps) => Array.from({ length: laps }, (_, i) => seconds * [2, 0.5, 1.7, 0.4, 0.6, 1.9, 0.9][i % 7]);

describe('bench/stopping', () => {
  it('looks at the samples now and then, never before there are enough', () => {
    const looks = Array.from({ length: mostLaps }, (_, i) => i + 1).filter(laps => isLook(laps));
    assert.equal(looks[0], fewestLaps);
    assert.ok(looks.length >= 5 && looks.length <= 9, String(looks));
    assert.ok(looks.every((look, i) => i < 2 || look - looks[i - 1] >= looks[i - 1] - looks[i - 2]), String(looks));
  });

  it('ends when the verdict is clear, not before', () => {
    assert.equal(judge([steady(1), steady(0.5), steady(0.7)], 34), 'decided');
    assert.equal(judge([steady(1), steady(0.5).slice(1), steady(0.7)], 34), null, 'too few samples');
    assert.equal(judge([steady(1), steady(0.4), wild(9)], 34), 'decided', 'how badly a loser loses does not matter');
    assert.equal(judge([steady(1), steady(1.001)], 34), 'decided', 'as good as equal');
    assert.equal(judge([steady(1)], 34), 'decided', 'nothing to compare');
    assert.equal(judge([], 34), null);
  });

  it('judges fresh processes by what each came to, and sooner', () => {
    const laps = (seconds: number, processes: number) => steady(seconds, 3 * processes);
    const sizes = (processes: number) => Array.from({ length: processes }, () => 3);
    assert.equal(judge([laps(1, 4), laps(0.5, 4)], 9, sizes(4)), 'decided');
    assert.equal(judge([laps(1, 3), laps(0.5, 3)], 9, sizes(3)), null, 'three are too few to look at');
    // Within each process both agree to a percent; from process to process one of them is anything between half and double.
    const lottery = [1, 1, 1, 0.5, 0.5, 0.5, 2, 2, 2, 0.7, 0.7, 0.7];
    assert.equal(judge([laps(1, 4), lottery.map(seconds => 0.9 * seconds)], 36, sizes(4)), null);
    const equal = (processes: number) => laps(1, processes).map((seconds, i) => seconds * (Math.floor(i / 3) % 2 ? 1.01 : 0.99));
    assert.equal(judge([laps(1, 4), equal(4)], 9, sizes(4)), null, 'that they are equal waits for the sign test');
    assert.equal(judge([laps(1, 6), equal(6)], 9, sizes(6)), 'decided');
  });

  it('goes on where more rounds may tell, and gives up where they cannot', () => {
    assert.equal(judge([wild(1.6), steady(1)], 34), null);
    assert.equal(judge([wild(1), steady(0.95)], 1), 'no-decision-possible');
    const late = Array.from({ length: mostLaps }, (_, i) => i + 1).filter(laps => isLook(laps)).filter(look => look > 20)[0];
    assert.equal(judge([wild(1, late), steady(0.9, late)], 3), 'no-decision-possible');
  });

  it('asks for more to decide among many models than among two', () => {
    // Every round is 10 % to 60 % faster: enough for one comparison, not for one of nineteen.
    const faster = [1, 1, 1, 1, 1, 1].map((seconds, i) => seconds / [1.25, 1.45, 1.3, 1.55, 1.35, 1.4][i]);
    const serial = [1, 1, 1, 1, 1, 1];
    const others = Array.from({ length: 18 }, (_, i) => steady(3 + i));
    assert.equal(judge([serial, faster], 34), 'decided');
    const crowd = judge([serial, faster, ...others], 34);
    assert.ok(crowd === 'decided' || crowd === null);
  });

  it('says why it ended, in a sentence', () => {
    for (const reason of stopReasons) assert.match(describeStop(reason, 7, 20).message, /7 rounds.*\.$/);
    assert.equal(describeStop('precise', 30, 20, { processes: 10, someLeft: true }).message, 'Stopped after 30 rounds of serial and of each model that could still win, in 10 fresh processes each: the speed-up is known as precisely as was asked for.');
    const pair = ['threads (2 workers)', 'processes (2 workers)'] as const;
    assert.match(describeStop('no-decision-possible', 6, 20, { open: [pair] }).message, /would not settle whether threads \(2 workers\) or processes \(2 workers\) is faster\.$/);
    assert.match(describeStop('no-decision-possible', 6, 20).message, /would not make the answer any surer\.$/);
    assert.match(describeStop('budget', 0, 2).message, /^The budget of 2 s had no room/);
    assert.match(describeStop('budget', 1, 2).message, /1 round of/);
  });

  it('says which comparison stays open, also where another is clear', () => {
    const noisy = (centre: number, phase: number) => Array.from({ length: 10 }, (_, i) => centre * (1 + 0.3 * Math.sin(3 * i + phase)));
    assert.deepEqual(leftOpen([noisy(4, 0), noisy(1, 2), noisy(1.02, 5)]).map(pair => [...pair].sort()), [[1, 2]]);
    assert.deepEqual(leftOpen([noisy(1, 0), noisy(1.02, 2)]).flat().sort(), [0, 1]);
    assert.deepEqual(leftOpen([noisy(4, 0), noisy(1, 2), noisy(8, 5)]), []);
  });
});
