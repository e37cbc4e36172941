/**
 * A short seeded run of the fuzzing that `npm run fuzz` does at length: both frontends and every layer behind them. `FORKCAST_FUZZ_SECONDS` makes it run
 * longer, `FORKCAST_FUZZ_SEED` differently.
 */
import assert from 'node:assert/strict';
import { checkInTime } from '../../fuzz/check';
import type { FuzzedLanguage } from '../../fuzz/grammar';
import { inputOf } from '../../fuzz/inputs';
import { originalsOf } from '../../fuzz/originals';
import { shrink } from '../../fuzz/shrink';

const SECONDS = Number(process.env.FORKCAST_FUZZ_SECONDS ?? 3);
const SEED = Number(process.env.FORKCAST_FUZZ_SEED ?? 1);

describe('fuzzed programs', function () {
  this.timeout(SECONDS * 1000 + 60_000);

  for (const language of ['python', 'script'] as FuzzedLanguage[]) {
    it(`${language}: whatever comes in, nothing throws, nothing takes a second, every range lies in the file`, () => {
      const originals = originalsOf(language);
      assert.ok(originals.length > 20, 'there are files to edit');
      const until = performance.now() + SECONDS * 1000;
      const kinds = new Set<string>();
      for (let seed = SEED * 1_000_000; performance.now() < until || kinds.size < 5; seed++) {
        const input = inputOf(seed, language, originals);
        kinds.add(input.kind);
        try {
          checkInTime(input, language);
        } catch (error) {
          const message = error instanceof Error ? error.message : String(error);
          throw new Error(`${language} ${seed} (${input.path}): ${message}\n${JSON.stringify(input.text.slice(0, 2000))}`, { cause: error });
        }
      }
    });
  }

  it('the same number gives the same input', () => {
    const originals = ['def f():\n    pass\n'.repeat(50)];
    assert.deepEqual(inputOf(7, 'python', originals), inputOf(7, 'python', originals));
    assert.notDeepEqual(inputOf(7, 'python', originals), inputOf(8, 'python', originals));
  });

  it('a failing text is made smaller while it fails', () => {
    const text = `${'a = 1\n'.repeat(100)}x = (\n${'b = 2\n'.repeat(100)}`;
    assert.equal(shrink(text, candidate => candidate.includes('(')), '(');
  });
});

describe('what fuzzing found', () => {
  it('a loop whose header is an open string ends no earlier than its header', () => {
    for (const text of ['while": ', 'for": ', 'while""f": ', 'if x:\n    while": ']) checkInTime({ kind: 'soup', text, then: null, path: '/w/app/main.py' }, 'python');
  });

  it('a made-up name is no longer than what it stands for', () => {
    checkInTime({ kind: 'soup', text: 'class {*/', then: null, path: '/w/src/main.ts' }, 'script');
  });

  it('names that are imported from each other in turn lead nowhere, at once', () => {
    const text = "import a, { run as a } from 'left';\nimport b, { b as a, a as b } from 'right';\nfor (const x of a.b.run()) b.a(x);\n";
    checkInTime({ kind: 'soup', text, then: null, path: '/w/src/main.ts' }, 'script');
  });
});
