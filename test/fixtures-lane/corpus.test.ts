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
/** Shares that have been reached: raise them when the analyser gets better, never lower them. */
const REACHED: Record<CorpusFamily, { rows: number; kinds: number; models: number }> = {
  python: { rows: 95, kinds: 0.91, models: 0.95 },
  node: { rows: 55, kinds: 0.90, models: 0.92 },
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
  }
});
