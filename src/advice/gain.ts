/** How much there is to win at a site: the order in which to look at sites. */
import type { BenchmarkReport, Site } from '../model';
import { isAdvised } from './verdict';
import { CONFIDENCE_FACTOR, PLAUSIBLE_SAVING, WORTHWHILE_WEIGHT_SECONDS } from './cost-model';

/**
 * Measured: seconds that the advised model saves on one round; 0 for "leave it serial" and "no clear winner".
 * Static: nominal weight times the share that could plausibly be saved, discounted by confidence. Nominal weights rank sites among each
 * other; they are not to be shown as times, nor compared with measured seconds.
 */
export function expectedGain(site: Site | null, measured?: Pick<BenchmarkReport, 'measurements' | 'recommendation'>): number {
  if (measured) return secondsSaved(measured);
  if (!site || site.recommendation.model === 'serial' || site.weight < WORTHWHILE_WEIGHT_SECONDS) return 0;
  const saving = site.weight * PLAUSIBLE_SAVING[site.work] * CONFIDENCE_FACTOR[site.confidence];
  return Number.isFinite(saving) ? saving : 0;
}

function secondsSaved({ measurements, recommendation }: Pick<BenchmarkReport, 'measurements' | 'recommendation'>): number {
  const { model } = recommendation;
  if (model === null || model === 'serial') return 0;
  const serial = measurements.find(measurement => measurement.model === 'serial');
  const advised = measurements.find(measurement => isAdvised(measurement, recommendation));
  if (!serial?.medianSeconds || !advised?.medianSeconds) return 0;
  return Math.max(0, serial.medianSeconds - advised.medianSeconds * serial.tasks / Math.max(1, advised.tasks));
}
