import { workKinds, type WorkKind } from '../../src/model';
import type { ReportModel } from '../../src/report/model';
import type { Filter } from './filter';

export interface ToolbarProps {
  model: ReportModel;
  filter: Filter;
  /** How many sites the filter lets through. */
  shown: number;
  onFilter(filter: Filter): void;
  onAnalyze(): void;
  onExport(): void;
}

export function Toolbar({ model, filter, shown, onFilter, onAnalyze, onExport }: ToolbarProps) {
  const kinds = workKinds.filter(kind => model.entries.some(({ work }) => work === kind));
  const paths = [...new Set(model.entries.map(({ path }) => path))].sort();
  const toggle = (kind: WorkKind) => onFilter({ ...filter, kinds: filter.kinds.includes(kind) ? filter.kinds.filter(other => other !== kind) : [...filter.kinds, kind] });
  return (
    <div class="toolbar" role="search" aria-label="Filter the sites">
      <input
        type="search" placeholder="Filter sites" aria-label="Filter sites by text" value={filter.text}
        onInput={event => onFilter({ ...filter, text: event.currentTarget.value })}
        onKeyDown={event => { if (event.key === 'Escape') onFilter({ ...filter, text: '' }); }}
      />
      {kinds.length > 1 && (
        <div class="chips" role="group" aria-label="Work kind">
          {kinds.map(kind => <button type="button" class="chip" aria-pressed={filter.kinds.includes(kind)} onClick={() => toggle(kind)}>{kind}</button>)}
        </div>
      )}
      {paths.length > 1 && (
        <select aria-label="File" value={filter.path} onChange={event => onFilter({ ...filter, path: event.currentTarget.value })}>
          <option value="">All files</option>
          {paths.map(path => <option value={path}>{path}</option>)}
        </select>
      )}
      <div class="commands">
        <button type="button" class="button quiet" onClick={onAnalyze}>Analyze</button>
        <button type="button" class="button quiet" onClick={onExport}>Export</button>
      </div>
      <span class="hidden" role="status">{`${shown} of ${model.entries.length} sites shown`}</span>
    </div>
  );
}
