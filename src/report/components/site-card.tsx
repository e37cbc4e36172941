/** One site: what it does, what is advised, and on what that rests. */
import { describeConditions, describeScale, describeTask, formatCount, isAdvised } from '../../advice';
import type { Reason } from '../../model';
import type { ReportEntry } from '../model';
import { useSurroundings } from './actions';
import { Chart } from './chart';
import { Numbers } from './numbers';
import { ScalingChart } from './scaling-chart';
import { Badge, EvidenceList, Place, RuleLink, Sentence, WorkBadge } from './parts';
import { typeset } from './typeset';

/** How the verdict reads at a glance: a proven gain, a likely one, nothing to gain, or not known. */
export function outlook({ advised, basis }: Pick<ReportEntry, 'advised' | 'basis'>): 'gain' | 'likely' | 'serial' | 'undecided' {
  if (advised === null) return 'undecided';
  if (advised === 'serial') return 'serial';
  return basis === 'measured' ? 'gain' : 'likely';
}

export function SiteCard({ entry, rank }: { entry: ReportEntry; rank: number }) {
  const { actions } = useSurroundings();
  const { measured, target } = entry;
  const heading = `site-${rank}`;
  return (
    <li class={`card card-${entry.basis} outlook-${outlook(entry)}`}>
      <article aria-labelledby={heading}>
        <header class="card-head">
          <div class="what">
            <h3 id={heading}>{entry.kind === 'function' ? entry.name : <>{entry.name} <span class="muted kind">{entry.kind}{entry.within && ` in ${entry.within}`}</span></>}</h3>
            <Place path={entry.path} range={entry.place} />
          </div>
          <div class="badges">
            {entry.work !== 'unknown' && <WorkBadge work={entry.work} text={[entry.work, ...entry.io].join(' · ')} />}
            {entry.rules.map(id => <Badge kind="rule-badge"><RuleLink id={id} /></Badge>)}
            <Badge kind={`basis basis-${entry.basis}`}>{entry.basis === 'static' ? 'from reading the code' : entry.basis}</Badge>
            {entry.generated && <Badge kind="generated" title={`Looks generated: ${entry.generated}.`}>generated</Badge>}
            {measured?.stale && <Badge kind="stale">code changed since</Badge>}
          </div>
        </header>
        <div class="verdict-line">
          <p class="verdict">{typeset(entry.verdict)}</p>
          {actions && target && (
            <button type="button" class="button quiet" onClick={() => actions.benchmark(target)} aria-label={`Benchmark ${target}`}>{measured ? 'Measure again' : 'Benchmark'}</button>
          )}
        </div>
        {measured ? <Measured entry={entry} /> : <Reasons reasons={entry.reasons} />}
        <div class="more">
          {entry.evidence.length > 0 && <details><summary>Evidence in the code</summary><EvidenceList path={entry.path} evidence={entry.evidence} /></details>}
          {measured && <details><summary>All numbers</summary><Numbers report={measured.report} /></details>}
        </div>
      </article>
    </li>
  );
}

function Measured({ entry }: { entry: ReportEntry }) {
  const report = entry.measured!.report;
  const { recommendation, workload, measurements } = report;
  const task = describeTask(report);
  const conditions = describeConditions(report);
  const scale = describeScale(report);
  const advised = measurements.find(measurement => isAdvised(measurement, recommendation));
  return (
    <div class="measured">
      <div class="picture">
        {measurements.length > 0 && <Chart report={report} />}
        {report.scaling && <ScalingChart scaling={report.scaling} />}
      </div>
      <div class="words">
        {recommendation.breakEvenTasks !== null && advised && (
          <p class="break-even">Pays from <strong>{formatCount(recommendation.breakEvenTasks, 'task')}</strong> on, start-up included.</p>
        )}
        <Reasons reasons={entry.reasons} />
        {scale.length > 0 && <Outlook sentences={scale} />}
        {report.cluster && <details class="cluster"><summary>The same tasks on a Dask cluster</summary><pre class="scroll">{report.cluster.code}</pre></details>}
        {entry.hazards.length > 0 && (
          <section class="hazards" aria-label="Hazards">
            <h4>Watch out</h4>
            <ul>{entry.hazards.map(({ message }) => <li><Sentence text={message} /></li>)}</ul>
          </section>
        )}
      </div>
      {/* Below the chart where there are two columns; read after the reasons where there is one. */}
      <div class="about muted">
        <p>Workload: <code>{workload.expression || 'no arguments'}</code></p>
        {task && <p><Sentence text={task} /></p>}
        {entry.measured!.change && <p><Sentence text={entry.measured!.change} /></p>}
        {conditions.length > 0 && <p class="conditions"><Sentence text={conditions.join(' ')} /></p>}
      </div>
    </div>
  );
}

/** Workers, chunks, and what more tasks would take. */
function Outlook({ sentences }: { sentences: readonly string[] }) {
  return (
    <section class="scale-words" aria-label="Workers and tasks">
      <h4>Workers and tasks</h4>
      <ul>{sentences.map(text => <li><Sentence text={text} /></li>)}</ul>
    </section>
  );
}

function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  if (reasons.length === 0) return null;
  return <ul class="reasons">{reasons.map(({ message }) => <li><Sentence text={message} /></li>)}</ul>;
}
