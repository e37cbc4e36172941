/** The report's view inside the editor: the same components as the file on disk, live, with filters. */
import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Actions } from '../../src/report/components/actions';
import { Report } from '../../src/report/components/report';
import type { ToWebview } from '../../src/report/messages';
import type { ReportModel } from '../../src/report/model';
import { applyFilter, isFiltering, noFilter } from './filter';
import { keep, onMessage, post, recall } from './host';
import { Toolbar } from './toolbar';

/** Cards drawn at first and with each "Show more": a large workspace lists thousands of sites. */
const PAGE_SIZE = 100;

const actions: Actions = {
  open: (path, range) => post({ type: 'open', path, range }),
  openRule: rule => post({ type: 'openRule', rule }),
  benchmark: target => post({ type: 'benchmark', target }),
  analyzeWorkspace: () => post({ type: 'analyzeWorkspace' }),
};

type Task = Extract<ToWebview, { type: 'progress' }>['task'];

function App() {
  const [model, setModel] = useState<ReportModel | null>(null);
  const [task, setTask] = useState<Task>(null);
  const [filter, setFilter] = useState(() => recall().filter);
  const [limit, setLimit] = useState(PAGE_SIZE);

  useEffect(() => {
    onMessage(message => {
      if (message.type === 'progress') setTask(message.task);
      else setModel(message.model);
    });
    let pending = 0;
    window.addEventListener('scroll', () => {
      window.clearTimeout(pending);
      pending = window.setTimeout(() => keep({ scroll: window.scrollY }), 200);
    }, { passive: true });
    post({ type: 'ready' });
  }, []);

  const drawn = model !== null;
  useEffect(() => {
    if (drawn) window.scrollTo(0, recall().scroll);
  }, [drawn]);

  const change = (next: typeof filter) => {
    setFilter(next);
    setLimit(PAGE_SIZE);
    keep({ filter: next });
  };

  const matching = useMemo(() => (model ? applyFilter(model.entries, filter) : []), [model, filter]);
  if (!model) return <Progress task={task} />;
  return (
    <Report
      model={model}
      actions={actions}
      entries={matching.slice(0, limit)}
      toolbar={<>
        <Progress task={task} />
        {model.entries.length > 0 && (
          <Toolbar model={model} filter={filter} shown={matching.length} onFilter={change} onAnalyze={actions.analyzeWorkspace} onExport={() => post({ type: 'export' })} />
        )}
      </>}
      footer={<>
        {matching.length === 0 && isFiltering(filter) && (
          <p class="guidance">No site matches the filter. <button type="button" class="link" onClick={() => change(noFilter)}>Clear it</button> to see all.</p>
        )}
        {matching.length > limit && (
          <button type="button" class="button quiet show-more" onClick={() => setLimit(limit + PAGE_SIZE)}>{`Show more (${matching.length - limit})`}</button>
        )}
      </>}
    />
  );
}

function Progress({ task }: { task: Task }) {
  if (!task) return null;
  return (
    <div class="progress" role="status">
      <p>{task.title} <span class="muted">{task.message}</span></p>
      {/* Without a value the bar shows that something goes on, and not how far. */}
      <progress aria-label={task.title} max={1} value={task.fraction ?? undefined} />
    </div>
  );
}

render(<App />, document.getElementById('report')!);
