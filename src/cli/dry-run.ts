/** `--dry-run`: what a benchmark would do. Runs none of the user's code; the interpreter is only asked what it is. */
import { previewBenchmark, type BenchmarkRequest } from '../bench';
import type { BenchmarkPlan } from '../model';
import { planText, toJson } from '../report';
import { styleOf, toPlannedRepeat } from '../server/targets';
import type { Target } from './bench';
import { oneOf, UsageError, type Values } from './options';
import { textOptions } from './output';
import { shown, withShownTarget } from './project';
import { deliver } from './terminal';

/** The plan of one run. Throws a `BenchmarkError` where the request itself is wrong. */
export function planOf({ listing }: Target, request: BenchmarkRequest): BenchmarkPlan {
  return { ...withShownTarget(previewBenchmark(request, styleOf(listing))), repeats: listing.repeats.map(effect => toPlannedRepeat(effect, shown(effect.path))) };
}

/** Throws UsageError for a format that a plan does not have. */
export async function deliverPlans(plans: readonly BenchmarkPlan[], values: Values): Promise<number> {
  if (values.format === 'html' || values.format === 'sarif') throw new UsageError('--dry-run prints text or json.');
  const format = oneOf('format', values.format, ['text', 'json'] as const, 'text');
  await deliver(format === 'json' ? toJson({ version: 1, plans: [...plans] }) : plans.map(plan => planText(plan, textOptions())).join('\n'), values.output);
  return 0;
}
