/** `forkcast advise`: the sites by expected gain, and with --bench the measured truth about those that can be run. */
import { cannotBenchmark, offeredWorkloads, verdict } from '../advice';
import type { FunctionListing } from '../analysis/functions';
import { BenchmarkError, runtimeOf } from '../bench';
import type { AnalysisReport, BenchmarkPlan, BenchmarkReport } from '../model';
import { load } from './analyze';
import { checkOptions, failureText, interpreterFor, mayRepeat, measure, remember, requestOf, type Target } from './bench';
import { deliverPlans, planOf } from './dry-run';
import { interruptible } from './interrupt';
import { exitStatus, html, render, reportModel } from './output';
import { formats, modelList, oneOf, positive, UsageError, type Values } from './options';
import { analyzeProject, projectRootOf, shown, type Project } from './project';
import { deliver, Progress } from './terminal';

const title = 'Forkcast advice';

export async function adviseCommand(values: Values, positions: readonly string[]): Promise<number> {
  const format = oneOf('format', values.format, formats, 'text');
  const statusOf = exitStatus(values);
  if (values['dry-run'] === true && values.bench !== true) throw new UsageError('--dry-run is about what --bench would run; without it, advise runs nothing.');
  checkOptions(values);
  const top = positive('top', values.top, true) ?? 10;
  const progress = new Progress(values.quiet === true);
  const project = await load(values, positions, values.bench === true, progress);
  const analysis = analyzeProject(project, progress);
  const found = analysis.files.reduce((sum, file) => sum + file.findings.length, 0);
  progress.line(`${analysis.files.length} files analysed, ${found} findings.`);
  if (values['dry-run'] === true) return deliverPlans(await plans(targetsOf(project, analysis).slice(0, top), project, values), values);
  const benchmarks = values.bench === true ? await measureTargets(targetsOf(project, analysis).slice(0, top), project, values, progress) : [];
  if (typeof values.report === 'string') await deliver(html(reportModel(analysis, benchmarks, title)), values.report);
  await deliver(render(format, analysis, benchmarks, title), values.output);
  return statusOf(analysis);
}

/** Functions whose arguments are known: first those that a comment offers for measuring, then the most promising sites. */
function targetsOf(project: Project, analysis: AnalysisReport): Target[] {
  const listings = new Map<string, { file: string; listing: FunctionListing }>(project.index.paths().flatMap(file => project.index.functions(file).map(listing => [`${shown(file)}:${listing.qualifiedName}`, { file, listing }] as const)));
  const chosen = new Map<string, Target>();
  const choose = (key: string, evenWithoutComment: boolean) => {
    const one = listings.get(key);
    if (!one || chosen.has(key) || cannotBenchmark(one.listing)) return;
    const [workload] = offeredWorkloads(one.listing);
    if (!workload || (!evenWithoutComment && workload.origin !== 'comment')) return;
    const site = analysis.files.find(({ path }) => path === shown(one.file))?.sites.find(each => each.kind === 'function' && each.owner === one.listing.qualifiedName);
    chosen.set(key, { ...one, workload, site });
  };
  for (const key of listings.keys()) choose(key, false);
  for (const { target, advised } of reportModel(analysis, [], title).entries) if (target && advised !== null && advised !== 'serial') choose(target, true);
  return [...chosen.values()];
}

/** What would be run, in this order. */
async function plans(targets: readonly Target[], project: Project, values: Values): Promise<BenchmarkPlan[]> {
  const found: BenchmarkPlan[] = [];
  for (const target of targets) found.push(planOf(target, requestOf(target, await interpreterFor(values, project.roots, target.file), project.roots, ownOptions(target, values))));
  return found;
}

/** Of the models named, each language takes its own. */
function ownOptions({ file }: Target, values: Values): Values {
  const models = modelList(values.models)?.filter(model => runtimeOf(file).models.includes(model));
  return { ...values, models: models?.join(',') || undefined };
}

async function measureTargets(targets: readonly Target[], project: Project, values: Values, progress: Progress): Promise<BenchmarkReport[]> {
  const reports: BenchmarkReport[] = [];
  if (targets.length === 0) progress.line('No function has arguments that are known: add a comment such as  # forkcast: args=[1, 2, 3]  (// in JavaScript) to one, or use forkcast bench with --args.');
  for (const [number, target] of targets.entries()) {
    const name = `${shown(target.file)}:${target.listing.qualifiedName}`;
    if (!(await mayRepeat(target.listing, values))) {
      progress.line(`  ${name}: not run; --yes confirms it.`);
      continue;
    }
    progress.line(`[${number + 1}/${targets.length}] ${name}`);
    try {
      const interpreter = await interpreterFor(values, project.roots, target.file);
      const report = await interruptible(signal => measure(target, interpreter, project.roots, ownOptions(target, values), progress, signal));
      reports.push(report);
      remember(report, project, projectRootOf(target.file), target.file, target.listing.qualifiedName);
      progress.line(`      ${verdict(report.recommendation, report)}`);
    } catch (error) {
      if (!(error instanceof BenchmarkError) || error.code === 'cancelled' || error.code.startsWith('interpreter')) throw error;
      progress.line(`      could not be measured: ${failureText(error).split('\n').slice(0, 2).join(' ')}`);
    }
  }
  return reports;
}
