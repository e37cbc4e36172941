import assert from 'node:assert/strict';
import { expectedGain, formatBytes, formatCount, formatRatio, formatSeconds, staticVerdict } from '../../../src/advice';
import { computing, report, site, tiny } from '../../samples/outcomes';
import type { Site } from '../../../src/model';

describe('static verdicts', () => {
  const cases: [Partial<Site> & Pick<Site, 'work'>, string][] = [
    [{ work: 'io', io: ['network'] }, 'waits on the network: threads for many calls'],
    [{ work: 'io', io: ['network', 'database'], confidence: 'low' }, 'waits on the network and a database: perhaps threads for many calls'],
    [{ work: 'cpu' }, 'computes in Python: processes for many calls'],
    [{ work: 'native' }, 'computes in native code: threads for many calls'],
    [{ work: 'mixed', io: ['file'] }, 'computes, and waits on files: measure to tell what helps'],
    [{ work: 'mixed', io: ['file'], recommendation: { model: 'threads', reasons: [] } }, 'computes, and waits on files: perhaps threads for many calls'],
    [{ work: 'trivial' }, 'little work: likely best left serial'],
    [{ work: 'unknown' }, 'cannot tell from reading the code: measure'],
    [{ kind: 'loop', work: 'io', io: ['network'], weight: 4 }, 'waits on the network: threads likely faster'],
    [{ kind: 'comprehension', work: 'cpu', weight: 4, confidence: 'low' }, 'computes in Python: processes possibly faster'],
    [{ kind: 'loop', work: 'mixed', io: ['file'], weight: 4, recommendation: { model: 'threads', reasons: [] } }, 'computes, and waits on files: threads possibly faster'],
    [{ kind: 'loop', work: 'cpu', weight: 0.01 }, 'computes in Python: processes only if it runs long'],
    [{ kind: 'loop', work: 'io', io: ['file'], weight: 0.01 }, 'waits on files: threads likely faster'],
  ];
  for (const [part, text] of cases) it(text, () => assert.equal(staticVerdict(site({ name: 'm.f', ...part })), text));
});

describe('expected gain', () => {
  it('is the time saved on a round where that was measured', () => {
    assert.equal(expectedGain(null, report(computing())).toFixed(3), (1.18 - 0.335).toFixed(3));
    assert.equal(expectedGain(site({ name: 'm.f', work: 'cpu', weight: 100 }), report(tiny())), 0);
  });

  it('grows with the weight and the confidence where it was not', () => {
    const gain = (part: Partial<Parameters<typeof site>[0]>) => expectedGain(site({ name: 'm.f', work: 'io', ...part }));
    assert.ok(gain({ weight: 10 }) > gain({ weight: 1 }));
    assert.ok(gain({ confidence: 'high' }) > gain({ confidence: 'low' }));
    assert.equal(gain({ work: 'trivial' }), 0);
    assert.equal(gain({ weight: Infinity }), 0);
    assert.equal(gain({ recommendation: { model: 'serial', reasons: [] } }), 0);
    assert.equal(expectedGain(null), 0);
  });
});

describe('numbers as people read them', () => {
  for (const [seconds, text] of [
    [0, '0 s'], [40e-6, '40 us'], [0.00004321, '43.2 us'], [0.0035, '3.5 ms'], [0.31, '310 ms'], [0.99999, '1 s'], [1.236, '1.24 s'], [75, '75 s'], [720, '12 min'], [3e-9, '3 ns'], [NaN, '-'],
  ] as const) it(`${seconds} s is ${text}`, () => assert.equal(formatSeconds(seconds), text));
  for (const [ratio, text] of [[0.79, '0.79'], [0.0036, '0.0036'], [0, '0.00'], [0.052, '0.052'], [1.04, '1.04'], [1.996, '2.0'], [3.84, '3.8'], [9.97, '10'], [38.2, '38']] as const) {
    it(`a ratio of ${ratio} is ${text}`, () => assert.equal(formatRatio(ratio), text));
  }
  it('bytes and counts', () => {
    assert.equal(formatBytes(0), '0 B');
    for (const [bytes, text] of [[31_000_000, '31 MB'], [1_920_000_000, '1.92 GB'], [999_600, '1 MB'], [512_300, '512 kB']] as const) assert.equal(formatBytes(bytes), text);
    assert.equal(formatCount(1, 'task'), '1 task');
    assert.equal(formatCount(1234567, 'task'), '1,234,567 tasks');
  });
});
