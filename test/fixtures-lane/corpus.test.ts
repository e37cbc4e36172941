/**
 * The labelled corpus as a ratchet: `npm run evaluate` in short. Rules must not raise false alarms, and work kinds and recommended models must not
 * get worse than they are; the aims are in docs/accuracy.md.
 */
import assert from 'node:assert/strict';
import { corpusFamilies, readCorpus, type Corpus, type CorpusFamily } from '../evaluate/corpus';
import { readMeasured } from '../evaluate/measured';
import { choices, kindIsRight, mean, ruleScores } from '../evaluate/scores';

/** Of every rule's findings this share is right: the aim itself. */
const PRECISION = 0.95;
/** Shares, and mean regrets where they are measured, that have been reached: the shares only ever rise, the regrets only ever fall. */
const REACHED: Record<CorpusFamily, { rows: number; kinds: number; models: number; regret: number }> = {
  python: { rows: 95, kinds: 0.95, models: 0.965, regret: 0.02 },
  node: { rows: 55, kinds: 0.96, models: 0.97, regret: 0.01 },
};

describe('corpus', () => {
  let corpus: Corpus;
  before(() => {
    corpus = readCorpus();
  });

  for (const family of corpusFamilies) {
    const rowsOf = () => corpus.rows.filter(row => row.family === family);
    const reached = REACHED[family];

    it(`${family}: has enough rows`, () => assert.ok(rowsOf().length >= reached.rows, `${rowsOf().length} rows`));

    it(`${family}: work kinds are right`, () => {
      const wrong = rowsOf().filter(row => !kindIsRight(row));
      const share = 1 - wrong.length / rowsOf().length;
      assert.ok(share >= reached.kinds, `${(100 * share).toFixed(1)} % right; wrong:\n${wrong.map(row => `${row.id}: is ${row.label.kind}, taken for ${row.said}`).join('\n')}`);
    });

    it(`${family}: findings are right`, () => {
      const flags = corpus.flags.filter(({ place }) => place.startsWith(`${family}/`));
      const failing = ruleScores(flags).filter(({ precision }) => precision !== null && precision < PRECISION).map(({ rule }) => rule);
      const alarms = flags.filter(({ rule, verdict }) => verdict === 'false alarm' && failing.includes(rule));
      assert.deepEqual(alarms.map(({ place, rule, message }) => `${place} ${rule}: ${message}`), []);
    });

    it(`${family}: recommended models are the best or tie with it`, () => {
      const all = choices(rowsOf(), readMeasured());
      const wrong = all.filter(({ right }) => !right);
      const share = mean(all.map(({ right }) => Number(right)))!;
      assert.ok(share >= reached.models, `${(100 * share).toFixed(1)} % right; wrong:\n${wrong.map(({ row, said, best, basis }) => `${row.id}: ${said}, best ${best.join(' or ')} (${basis})`).join('\n')}`);
    });

    it(`${family}: what following the advice costs against the measured best`, () => {
      const timed = choices(rowsOf(), readMeasured()).filter(({ regret }) => regret !== null);
      const regret = mean(timed.map(choice => choice.regret))!;
      assert.ok(regret <= reached.regret, `${(100 * regret).toFixed(1)} %:\n${timed.filter(one => one.regret! > 0).map(({ row, said, regret: own }) => `${row.id}: ${said}, ${(100 * own!).toFixed(0)} %`).join('\n')}`);
      assert.ok(regret < mean(timed.map(choice => choice.naiveRegret))! / 3, 'well under the rule of thumb\'s');
    });
  }
});
