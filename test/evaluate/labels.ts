/**
 * The labels of the corpus: comments above the line that they are about, written from what the code does.
 *
 *     # corpus: io network; best threads; flag FC103; run [(["$SERVER/page/1"],)]
 *     for url in urls:
 *
 * Clauses, separated by semicolons:
 *   KIND [IO...]          the work kind, and what it waits for; a label with a kind is a row of the corpus, one without only marks findings
 *   best MODEL [or ...]   the models that the author holds for the best, by reasoning; `none`: cannot be told from the text. A measurement overrules it
 *   flag RULE ...         findings of these rules begin on the line
 *   may RULE ...          findings that may or may not be there: right either way
 *   pass NAME             (loops) one pass is one call of this function, which is what is measured
 *   run EXPRESSION        it can run: the arguments, one item a task; `$SERVER` and `$DATA` stand for what the corpus' own support provides. The last clause.
 * A label is about the next line of code, decorators left out. Consecutive label lines are one label.
 */
import { ioKinds, isExecutionModel, isIoKind, isWorkKind, type ExecutionModel, type IoKind, type WorkKind } from '../../src/model';

export interface Label {
  /** 1-based line of the code that is meant. */
  line: number;
  /** That line's text. */
  code: string;
  /** null: only marks findings. */
  kind: WorkKind | null;
  io: IoKind[];
  best: (ExecutionModel | null)[];
  flag: string[];
  may: string[];
  /** The function that is measured, where it is not the labelled one. */
  pass: string | null;
  /** null: cannot run here. */
  run: string | null;
}

/** Throws an error that names file and line where a label is not understood: a corpus with a slip of the pen measures nothing. */
export function readLabels(path: string, text: string): Label[] {
  const labels: Label[] = [];
  let pending = '';
  let line = 0;
  for (const content of text.split(/\r?\n/)) {
    line++;
    const comment = /^\s*(?:#|\/\/)(.*)$/.exec(content);
    const own = comment === null ? null : /^\s*corpus:\s*(.*?)\s*$/.exec(comment[1]);
    if (own !== null) pending = pending === '' ? own[1] : `${pending} ${own[1]}`;
    else if (pending !== '' && comment === null && content.trim() !== '' && !/^\s*@/.test(content)) {
      labels.push({ line, code: content, ...parseLabel(pending, `${path}:${line}`) });
      pending = '';
    }
  }
  if (pending !== '') throw new Error(`${path}: the last label is about no line of code: ${pending}`);
  return labels;
}

function parseLabel(text: string, place: string): Omit<Label, 'line' | 'code'> {
  const label: Omit<Label, 'line' | 'code'> = { kind: null, io: [], best: [], flag: [], may: [], pass: null, run: null };
  const wrong = (what: string): never => {
    throw new Error(`${place}: ${what} in the label '${text}'.`);
  };
  const runAt = /(?:^|;\s*)run\s+/.exec(text);
  if (runAt !== null) label.run = text.slice(runAt.index + runAt[0].length);
  const clauses = (runAt === null ? text : text.slice(0, runAt.index)).split(';').map(clause => clause.trim()).filter(clause => clause !== '');
  for (const clause of clauses) {
    const [head, ...words] = clause.split(/[\s,]+/);
    const rules = (): string[] => words.every(word => /^FC\d{3}$/.test(word)) ? words : wrong(`'${clause}' names no rules`);
    if (head === 'best') {
      label.best = words.filter(word => word !== 'or').map(word => (word === 'none' ? null : isExecutionModel(word) ? word : wrong(`'${word}' is no execution model`)));
    } else if (head === 'flag') label.flag = rules();
    else if (head === 'may') label.may = rules();
    else if (head === 'pass') label.pass = words[0] ?? wrong('pass names no function');
    else if (isWorkKind(head)) {
      label.kind = head;
      label.io = words.map(word => (isIoKind(word) ? word : wrong(`'${word}' is none of ${ioKinds.join(', ')}`)));
    } else wrong(`'${clause}' begins with no known word`);
  }
  if (label.kind !== null && label.best.length === 0) wrong('no best model');
  if (label.kind === null && label.run !== null) wrong('run without a kind');
  return label;
}
