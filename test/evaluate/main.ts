/** `npm run evaluate [-- --measure [--only TEXT] [--again] [--busy] [--budget SECONDS] [--python PATH]] [--quiet]` */
import { parseArgs } from 'node:util';
import { readCorpus } from './corpus';
import { measureCorpus } from './measure';
import { readMeasured } from './measured';
import { busyness } from './support/busy';
import { evaluationText } from './print';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      measure: { type: 'boolean' }, only: { type: 'string' }, again: { type: 'boolean' }, busy: { type: 'boolean' }, budget: { type: 'string', default: '8' }, python: { type: 'string' }, quiet: { type: 'boolean' },
    },
  });
  const corpus = readCorpus();
  if (values.measure) {
    const budgetSeconds = Number(values.budget);
    const busy = values.busy === true ? null : busyness();
    if (busy !== null) throw new Error(busy);
    if (!(budgetSeconds > 0)) throw new Error(`--budget ${values.budget} is no number of seconds above 0.`);
    const controller = new AbortController();
    process.once('SIGINT', () => controller.abort()).once('SIGTERM', () => controller.abort());
    await measureCorpus(corpus.rows, { budgetSeconds, only: values.only, again: values.again === true, python: values.python, signal: controller.signal });
  }
  console.log(evaluationText(corpus, readMeasured(), values.quiet !== true));
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
