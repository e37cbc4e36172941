/** Code lenses: over each site worth talking about, what it does and what would help; over functions, the way to find out. */
import type { CodeLens, Range } from 'vscode-languageserver/node';
import { staticVerdict, verdict } from '../advice';
import type { FileAnalysis, Site, WorkKind } from '../model';
import { toLspRange } from './places';
import type { StoredBenchmark } from './protocol';

/** Commands that lenses name; the VS Code client implements them, for others the server does. */
export const lensCommands = { benchmark: 'forkcast.benchmarkFunction', report: 'forkcast.openReport' } as const;

const icons: Record<WorkKind, string> = { cpu: '$(flame)', native: '$(chip)', io: '$(watch)', mixed: '$(arrow-swap)', trivial: '', unknown: '' };

/** A measurement of a function, and whether the function still reads as it did then. */
export interface Measured {
  benchmark: StoredBenchmark;
  stale: boolean;
}

/** Little work and the unknown are not worth a line of the user's screen. */
export function isWorthALens(site: Site): boolean {
  return site.work !== 'trivial' && site.work !== 'unknown';
}

export interface LensOptions {
  measuredOf(functionName: string): Measured | undefined;
  canBenchmark(functionName: string): boolean;
  /** Whether titles may hold VS Code's `$(icon)`s. */
  withIcons: boolean;
}

export function lensesOf(file: FileAnalysis, uri: string, { measuredOf, canBenchmark, withIcons }: LensOptions): CodeLens[] {
  const lenses: CodeLens[] = [];
  const titled = (icon: string, title: string) => (withIcons && icon ? `${icon}\u00a0${title}` : title);
  for (const site of file.sites) {
    const range: Range = toLspRange(site.headRange);
    const measured = site.kind === 'function' ? measuredOf(site.owner) : undefined;
    if (!measured && !isWorthALens(site)) continue;
    if (measured) {
      const { recommendation } = measured.benchmark.report;
      const said = verdict(recommendation, measured.benchmark.report);
      lenses.push({ range, command: { title: titled(measured.stale ? '$(history)' : '$(beaker)', measured.stale ? `${said} - before the code changed` : said), command: lensCommands.report, arguments: [uri, site.headRange.start.line] } });
    } else {
      lenses.push({ range, command: { title: titled(icons[site.work], staticVerdict(site, file.language)), command: lensCommands.report, arguments: [uri, site.headRange.start.line] } });
    }
    if (site.kind === 'function' && canBenchmark(site.owner)) {
      lenses.push({ range, command: { title: titled('$(play)', measured ? 'Benchmark again' : 'Benchmark'), command: lensCommands.benchmark, arguments: [uri, site.owner] } });
    }
  }
  return lenses;
}
