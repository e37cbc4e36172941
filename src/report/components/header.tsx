import { formatBytes, formatCount, formatRatio } from '../../advice';
import type { HostDescription, InterpreterDescription } from '../../model';
import type { ReportModel } from '../model';

export function Header({ model }: { model: ReportModel }) {
  const { summary, hosts, interpreters } = model;
  return (
    <header class="page-head">
      <Mark />
      <div class="page-title">
        <h1>{model.title}</h1>
        <p class="lead">{headline(model)}</p>
      </div>
      <dl class="figures">
        {model.analysed && <Figure name={summary.files === 1 ? 'file' : 'files'} value={summary.files} />}
        {model.analysed && <Figure name={summary.sites === 1 ? 'site' : 'sites'} value={summary.sites} />}
        {model.entries.length > 0 && <Figure name="measured" value={summary.measured} />}
        {model.analysed && <Figure name={summary.findings === 1 ? 'finding' : 'findings'} value={summary.findings} />}
      </dl>
      <ul class="provenance muted">
        {interpreters.map(interpreter => <li>{describeInterpreter(interpreter)}</li>)}
        {hosts.map(host => <li>{describeHost(host)}</li>)}
        <li><time dateTime={model.generatedAt}>{readableTime(model.generatedAt)}</time></li>
      </ul>
    </header>
  );
}

function Figure({ name, value }: { name: string; value: number }) {
  return <div class="figure"><dt>{name}</dt><dd>{String(value).replace(/\B(?=(\d{3})+$)/g, ',')}</dd></div>;
}

/** The one thing to know before reading on. */
export function headline({ analysed, summary, entries }: ReportModel): string {
  const proven = entries.filter(({ basis, advised }) => basis === 'measured' && advised !== null && advised !== 'serial').length;
  const { functions, sites } = summary.worthMeasuring;
  const open = summary.promising - proven;
  if (!analysed && entries.length === 0) return 'Nothing analysed yet.';
  if (proven + open === 0 && entries.some(({ basis, advised }) => basis === 'measured' && advised === null)) return 'What was measured has no clear winner.';
  if (proven + open === 0) return 'Nothing here is likely to run faster concurrently.';
  // Reading finds places, not gains.
  const named = functions > 0 ? `${formatCount(functions, 'function')} worth a benchmark now, as a rule names ${functions === 1 ? 'it' : 'them'}` : '';
  const rest = open - sites;
  if (proven === 0 && !named) return `${formatCount(open, 'site')} might gain and ${open === 1 ? 'is' : 'are'} not measured yet.`;
  return `${[proven > 0 ? `${formatCount(proven, 'gain')} measured` : '', named, rest > 0 ? `${formatCount(rest, 'further site')} might gain` : ''].filter(Boolean).join(', ')}.`;
}

function describeInterpreter({ implementation, version, gil, startMethod }: InterpreterDescription): string {
  return [`${implementation} ${version}`, gil === 'disabled' ? 'no GIL' : '', startMethod ? `processes by ${startMethod}` : ''].filter(Boolean).join(', ');
}

function describeHost({ platform, architecture, logicalCores, usableCores, memoryBytes, physicalCores, cpuQuota }: HostDescription): string {
  const cores = usableCores === logicalCores ? formatCount(logicalCores, 'core') : `${usableCores} of ${formatCount(logicalCores, 'core')}`;
  const threads = physicalCores && physicalCores < logicalCores ? ` (hyper-threads of ${physicalCores})` : '';
  const quota = cpuQuota ? `, limited to ${formatRatio(cpuQuota)} of them` : '';
  return `${platform} ${architecture}, ${cores}${threads}${quota}, ${formatBytes(memoryBytes)}`;
}

/** `23 Nov 2026, 08:28 UTC`: the same wherever and whenever it is rendered. */
export function readableTime(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][time.getUTCMonth()];
  const two = (value: number) => String(value).padStart(2, '0');
  return `${time.getUTCDate()} ${month} ${time.getUTCFullYear()}, ${two(time.getUTCHours())}:${two(time.getUTCMinutes())} UTC`;
}

/** Forkcast's mark: one path that forks in three. */
export function Mark() {
  return (
    <svg class="mark" width="28" height="28" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3 12h5c4 0 4-7 8-7h2M8 12h10M8 12c4 0 4 7 8 7h2" />
      <circle cx="20" cy="5" r="2" /><circle cx="20" cy="12" r="2" /><circle cx="20" cy="19" r="2" />
    </svg>
  );
}
