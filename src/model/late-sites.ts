/** Sites that are made only when somebody looks at them: there are thousands, and whoever reads findings alone only wants their number. */
import type { FileAnalysis, Site } from './finding';

const counts = new WeakMap<object, number>();

/** An analysis whose `sites` are asked of `make` at the first look. `count`: how many these are; null: that is seen by making them. */
export function withLateSites(analysis: Omit<FileAnalysis, 'sites'>, count: number | null, make: () => Site[]): FileAnalysis {
  let sites: Site[] | null = null;
  const late = Object.defineProperty({ ...analysis }, 'sites', { enumerable: true, configurable: true, get: () => (sites ??= make()) }) as FileAnalysis;
  if (count !== null) counts.set(late, count);
  return late;
}

/** The number of an analysis' sites, without making them where it is known. */
export function siteCount(analysis: FileAnalysis): number {
  return counts.get(analysis) ?? analysis.sites.length;
}
