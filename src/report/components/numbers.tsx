/** Every number of a benchmark, for those who want to check. */
import { formatBytes, formatInterval, formatSeconds, formatSpeedup, labelOf } from '../../advice';
import type { BenchmarkReport, Measurement } from '../../model';
import { typeset } from './typeset';

const text = (value: number | null, format: (value: number) => string) => (value === null ? '–' : typeset(format(value)));

const equality = (measurement: Measurement) => (measurement.model === 'serial' ? '' : measurement.equalResults === null ? 'not comparable' : measurement.equalResults ? 'equal' : 'different');

export function Numbers({ report }: { report: BenchmarkReport }) {
  return (
    <div class="scroll" role="region" aria-label={`Numbers of ${report.target}`} tabIndex={0}>
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">Model</th><th scope="col">A round</th><th scope="col">95{'\u00a0'}% interval</th><th scope="col">Speed-up</th><th scope="col">95{'\u00a0'}% interval</th>
            <th scope="col">Start-up</th><th scope="col">CPU</th><th scope="col">Waits</th><th scope="col">Memory</th><th scope="col">Results</th>
          </tr>
        </thead>
        <tbody>{report.measurements.map(measurement => <Row measurement={measurement} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ measurement }: { measurement: Measurement }) {
  const { medianInterval, speedupInterval, model, error } = measurement;
  const head = <th scope="row">{typeset(labelOf(measurement))}</th>;
  if (measurement.state !== 'completed') {
    return <tr>{head}<td class="note" colSpan={9}>{measurement.state}{error && <>: {error.message} {error.advice}</>}{error?.detail && <pre>{error.detail}</pre>}</td></tr>;
  }
  return (
    <tr>
      {head}
      <td>{text(measurement.medianSeconds, formatSeconds)}</td>
      <td>{medianInterval ? typeset(`${formatSeconds(medianInterval[0])} to ${formatSeconds(medianInterval[1])}`) : '–'}</td>
      <td>{text(measurement.speedup, formatSpeedup)}</td>
      <td>{speedupInterval && model !== 'serial' ? typeset(formatInterval(speedupInterval)) : ''}</td>
      <td>{model === 'serial' ? '' : text(measurement.startupSeconds, formatSeconds)}</td>
      <td>{text(measurement.cpuSeconds, formatSeconds)}</td>
      <td>{text(measurement.waitSeconds, formatSeconds)}</td>
      <td>{text(measurement.peakMemoryBytes, formatBytes)}</td>
      <td class={`equality-${measurement.equalResults}`}>{equality(measurement)}</td>
    </tr>
  );
}
