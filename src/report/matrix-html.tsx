/** One function in several interpreters as a page: side by side first, then each by itself. */
import { formatCount, labelOf, verdict } from '../advice';
import { Mark, readableTime } from './components/header';
import { SurroundingsContext } from './components/actions';
import { SiteCard } from './components/site-card';
import { Sentence } from './components/parts';
import { typeset } from './components/typeset';
import { renderPage } from './html';
import { cellOf, explainCells, labelsOf, nameOf, shortestTask, type BenchmarkMatrix } from './matrix';
import { buildReport } from './model';

export interface MatrixPage {
  styles: string;
  /** ISO 8601. */
  generatedAt: string;
  basePath?: string;
}

/** `styles` is the text of media/report.css. A file that needs nothing else: no script, no network. */
export function renderMatrixHtml(matrix: BenchmarkMatrix, { styles, generatedAt, basePath }: MatrixPage): string {
  const { benchmarks, failures, target } = matrix;
  const title = `${target.slice(Math.max(target.lastIndexOf('/'), target.lastIndexOf('\\')) + 1)} in ${formatCount(benchmarks.length + failures.length, 'interpreter')}`;
  // Each by itself, as a report keeps one benchmark of a target.
  const entries = benchmarks.map(report => buildReport({ analysis: null, benchmarks: [report], title, generatedAt, basePath }).entries[0]);
  const shortest = shortestTask(benchmarks);
  return renderPage(title, styles, (
    <SurroundingsContext.Provider value={{ actions: null, basePath: basePath ?? null, rules: {} }}>
      <header class="page-head">
        <Mark />
        <div class="page-title">
          <h1>{typeset(title)}</h1>
          {shortest && <p class="lead"><Sentence text={shortest} /></p>}
        </div>
        <ul class="provenance muted"><li><time dateTime={generatedAt}>{readableTime(generatedAt)}</time></li></ul>
      </header>
      <main>
        <section aria-labelledby="side-by-side">
          <h2 id="side-by-side">Side by side</h2>
          <div class="scroll" role="region" aria-label="Models and interpreters" tabIndex={0}>
            <table class="numbers matrix">
              <thead><tr><th scope="col">Model</th>{benchmarks.map(({ interpreter }) => <th scope="col">{typeset(nameOf(interpreter))}</th>)}</tr></thead>
              <tbody>
                {labelsOf(matrix).map(label => (
                  <tr>
                    <th scope="row">{typeset(label)}</th>
                    {benchmarks.map(report => <Cell {...cellOf(report, report.measurements.find(each => labelOf(each) === label))} />)}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p class="muted unlisted">{typeset(explainCells)} The advised model in bold.</p>
          <ul class="matrix-verdicts">
            {benchmarks.map(report => <li><strong>{nameOf(report.interpreter)}</strong>: {typeset(verdict(report.recommendation, report))}</li>)}
            {failures.map(({ interpreter, error }) => <li class="matrix-failure"><strong>{nameOf(interpreter)}</strong>: not measured. {error.message} {error.advice}</li>)}
          </ul>
        </section>
        <section aria-labelledby="each">
          <h2 id="each">Each interpreter by itself</h2>
          <ol class="cards">{entries.map((entry, index) => <SiteCard entry={{ ...entry, name: `${entry.name}, ${nameOf(benchmarks[index].interpreter)}` }} rank={index + 1} />)}</ol>
        </section>
      </main>
    </SurroundingsContext.Provider>
  ));
}

function Cell({ text, advised, wrong }: ReturnType<typeof cellOf>) {
  return <td class={wrong ? 'equality-false' : undefined}>{advised ? <strong>{typeset(text)}</strong> : typeset(text)}</td>;
}
