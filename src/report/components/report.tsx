/** The whole report: the same components make the file on disk and the webview. */
import type { ComponentChildren } from 'preact';
import { formatCount } from '../../advice';
import type { ReportEntry, ReportModel } from '../model';
import { SurroundingsContext, type Actions } from './actions';
import { Findings, Unread } from './findings';
import { Header } from './header';
import { SiteCard } from './site-card';

export interface ReportProps {
  model: ReportModel;
  actions?: Actions;
  /** The entries to list, where a filter leaves some out; default: all. */
  entries?: readonly ReportEntry[];
  /** Shown between the header and the list: filters, buttons. */
  toolbar?: ComponentChildren;
  /** Shown below the list: a button for more. */
  footer?: ComponentChildren;
}

export function Report({ model, actions, entries = model.entries, toolbar, footer }: ReportProps) {
  const ranks = new Map(model.entries.map(({ id }, index) => [id, index + 1]));
  return (
    <SurroundingsContext.Provider value={{ actions: actions ?? null, basePath: model.basePath, rules: model.rules }}>
      <Header model={model} />
      {toolbar}
      <main>
        <section class="sites" aria-labelledby="sites">
          <h2 id="sites" class={model.entries.length === 0 ? 'hidden' : undefined}>Sites by expected gain</h2>
          <Guidance model={model} actions={actions} />
          {entries.length > 0 && <ol class="cards">{entries.map(entry => <SiteCard key={entry.id} entry={entry} rank={ranks.get(entry.id) ?? 0} />)}</ol>}
          {footer}
          {model.summary.unlisted > 0 && (
            <p class="muted unlisted">{formatCount(model.summary.unlisted, 'more site')} not listed: too little work to gain from concurrency, too little known of what they call, or part of one that is listed.</p>
          )}
          {model.summary.generatedFiles > 0 && <p class="muted unlisted">{generatedNote(model.summary.generatedFiles)}</p>}
        </section>
        <Findings files={model.findings} />
        <Unread errors={model.errors} skipped={model.skipped} />
      </main>
    </SurroundingsContext.Provider>
  );
}

/** Why some come last. */
export function generatedNote(files: number): string {
  return `${formatCount(files, 'file')} ${files === 1 ? 'looks' : 'look'} generated or bundled from others: what ${files === 1 ? 'it holds comes' : 'they hold comes'} last. The setting forkcast.exclude (--exclude on the command line) leaves such files out.`;
}

/** What to do next, where there is nothing to show yet. */
function Guidance({ model, actions }: { model: ReportModel; actions?: Actions }) {
  if (!model.analysed && model.entries.length === 0) {
    return (
      <div class="guidance">
        <p>Forkcast reads the Python, JavaScript and TypeScript files of the workspace and lists the places that might run faster concurrently. Reading runs nothing.</p>
        {actions ? <button type="button" class="button" onClick={() => actions.analyzeWorkspace()}>Analyze Workspace</button> : <p>Run <code>forkcast analyze PATH</code> to start.</p>}
      </div>
    );
  }
  if (model.entries.length === 0) {
    return (
      <div class="guidance">
        <p>Nothing here looks worth running concurrently. To check a function all the same, {actions ? <>run <em>Forkcast: Benchmark Function</em> with the cursor in it.</> : <>run <code>forkcast bench FILE:FUNCTION</code>.</>}</p>
      </div>
    );
  }
  if (model.summary.measured > 0) return null;
  return (
    <p class="guidance">
      Nothing has been measured yet: what follows comes from reading the code. {actions ? <>Press <em>Benchmark</em> at a site</> : <>Run <code>forkcast bench FILE:FUNCTION</code></>} to
      learn what holds on this machine, with your own arguments.
    </p>
  );
}
