/** Small parts that every section uses: links to places and rules, badges, sentences with code in them. */
import type { ComponentChildren } from 'preact';
import type { Evidence, Range, Severity, WorkKind } from '../../model';
import { workVerb } from '../../advice';
import { editorLink } from '../links';
import { useSurroundings } from './actions';
import { codeParts, typeset } from './typeset';

/** A place in a file: a button in the webview, a link that opens the editor where the folder is known, else plain text. */
export function Place({ path, range, short = false }: { path: string; range: Range | null; short?: boolean }) {
  const { actions, basePath } = useSurroundings();
  const position = range ? `${range.start.line}:${range.start.column}` : '';
  const text = short && position ? position : [path, position].filter(Boolean).join(':');
  if (actions) return <button type="button" class="link place" title={`Open ${path}`} onClick={() => actions.open(path, range)}>{breakable(text)}</button>;
  const href = editorLink(basePath, path, range);
  return href ? <a class="place" href={href}>{breakable(text)}</a> : <span class="place">{breakable(text)}</span>;
}

/** Lets a long path break behind its slashes. */
function breakable(path: string): ComponentChildren {
  return path.split(/(?<=[\\/])/).flatMap((part, index) => (index === 0 ? [part] : [<wbr />, part]));
}

export function RuleLink({ id }: { id: string }) {
  const { actions, rules } = useSurroundings();
  const rule = rules[id];
  if (actions) return <button type="button" class="link rule" title={rule?.title} onClick={() => actions.openRule(id)}>{id}</button>;
  return rule && /^https?:/i.test(rule.help) ? <a class="rule" href={rule.help} title={rule.title}>{id}</a> : <span class="rule" title={rule?.title}>{id}</span>;
}

/** A sentence: `code` in code type, numbers well set. */
export function Sentence({ text }: { text: string }) {
  return <>{codeParts(text).map((part, index) => (index % 2 === 1 ? <code>{part}</code> : typeset(part)))}</>;
}

export function WorkBadge({ work, text }: { work: WorkKind; text?: string }) {
  return <span class={`badge work work-${work}`}><svg class="dot" width="8" height="8" viewBox="0 0 8 8" aria-hidden="true"><circle cx="4" cy="4" r="4" /></svg>{text ?? work}</span>;
}

export function Badge({ kind, title, children }: { kind: string; title?: string; children: ComponentChildren }) {
  return <span class={`badge ${kind}`} title={title}>{children}</span>;
}

/** The steps from a site to the line that decided. */
export function EvidenceList({ path, evidence }: { path: string; evidence: readonly Evidence[] }) {
  return (
    <ol class="evidence">
      {evidence.map(step => (
        <li>
          <Place path={step.path ?? path} range={step.range} short={!step.path || step.path === path} />
          <code>{step.name}</code>
          <span class="muted">{workVerb[step.work]}</span>
        </li>
      ))}
    </ol>
  );
}

const severityShapes: Record<Severity, ComponentChildren> = {
  error: <path d="M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm-2.5 4 5 5m0-5-5 5" />,
  warning: <path d="M8 2 1.5 13.5h13L8 2Zm0 4.5v3.4m0 1.5v.6" />,
  information: <path d="M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm0 3.2v.7m0 1.8v4.1" />,
  hint: <path d="M5.6 11.2C4.2 10.3 3.6 9 3.6 7.4a4.4 4.4 0 0 1 8.8 0c0 1.6-.6 2.9-2 3.8v1.3H5.6v-1.3Zm.6 3.3h3.6" />,
};

/** Shape and words tell severities apart, not colour alone. */
export function SeverityIcon({ severity }: { severity: Severity }) {
  return (
    <svg class={`severity severity-${severity}`} width="14" height="14" viewBox="0 0 16 16" role="img" aria-label={severity}>
      {severityShapes[severity]}
    </svg>
  );
}
