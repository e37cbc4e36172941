/**
 * JavaScript and TypeScript text to the IR: the parser (a bundle of its own, see parser.ts) makes ESTree, one pass lowers it. Never throws.
 */
import type { ParsedModule } from '../../ir/node';
import { Kind, Node } from '../../ir/node';
import type { ScriptParser, ScriptProblem } from './es-node';
import { ModuleLowering } from './modules';

export type { ParsedScript, ScriptParser } from './es-node';

// One for all files: they are done one after the other.
const lowering = new ModuleLowering();

/** From this size on a file is looked at for being the output of a minifier: by the average of its lines, or by one that is most of the file. */
const LARGE = 50_000;
const LONG_LINES = 400;
const LONG_LINE = 5_000;
/** No line of code that people write is so long, whatever the average. */
const HUGE = 5_000_000;

/** Why a script should not be parsed: generated code takes seconds and interests nobody. Null for what people write. */
export function reasonToSkip(text: string): string | null {
  if (text.length < LONG_LINE) return null;
  let lines = 1;
  let longest = 0;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', start)) {
    longest = Math.max(longest, at - start);
    start = at + 1;
    lines++;
  }
  longest = Math.max(longest, text.length - start);
  if (longest >= LONG_LINE && longest > text.length * 0.8) return `Not analysed: one line of ${longest} characters is most of it, so it looks like a minified bundle.`;
  if (text.length < LARGE) return null;
  const average = Math.round(text.length / lines);
  if (average >= LONG_LINES) return `Not analysed: its lines have ${average} characters on average, so it looks like a minified bundle.`;
  return text.length >= HUGE ? `Not analysed: ${Math.round(text.length / 1e6)} MB in one script looks like a bundle.` : null;
}

/** Parses a whole file. What is not valid is in `errors`, in the text's order. */
export function parseScript(parser: ScriptParser, text: string, file: { path: string }): ParsedModule {
  const reason = reasonToSkip(text);
  if (reason !== null) return empty(text, [{ message: reason, start: 0, end: 0 }]);
  let errors: ScriptProblem[] = [];
  try {
    const script = parser(text, file.path);
    errors = errorsOf(text, script.problems);
    const { root, inner } = lowering.module(text, script.body);
    return { root, inner, text, lineStarts: lineStartsOf(text), errors, directives: directivesOf(text) };
  } catch (error) {
    // A bug of ours must not take the editor down; it says so where users see it.
    errors.push({ message: `This file could not be analysed (${error instanceof Error ? error.message : String(error)}).`, start: 0, end: 0 });
    return empty(text, errors);
  }
}

function empty(text: string, errors: ScriptProblem[]): ParsedModule {
  return { root: new Node(Kind.Module, 0, text.length), text, lineStarts: lineStartsOf(text), errors, directives: [] };
}

/** Flow's own syntax is no mistake: TypeScript's parser reads most of it, and says nothing sensible about the rest. */
function errorsOf(text: string, problems: ScriptProblem[]): ScriptProblem[] {
  if (problems.length > 0 && /^[\s\S]{0,2000}@flow\b/.test(text)) {
    return [{ message: 'A Flow file: what is not also JavaScript or TypeScript was passed over.', start: problems[0].start, end: problems[0].end }];
  }
  return problems.sort((a, b) => a.start - b.start);
}

/** Where lines begin, by ECMAScript's line terminators that editors know too. */
function lineStartsOf(text: string): Uint32Array {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return new Uint32Array(starts);
  }
  const { length } = text;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) starts.push(i + 1);
    else if (code === 13 && text.charCodeAt(i + 1) !== 10) starts.push(i + 1);
  }
  return new Uint32Array(starts);
}

/** Comments `// forkcast: ...` and `/* forkcast: ... *\/`. */
function directivesOf(text: string): ParsedModule['directives'] {
  const found: ParsedModule['directives'] = [];
  for (let at = text.indexOf('forkcast:'); at >= 0; at = text.indexOf('forkcast:', at + 1)) {
    let start = at;
    while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
    if (start < 2 || !/^(?:\/\/|\/\*|\*\*)$/.test(text.slice(start - 2, start))) continue;
    const rest = /^[^\r\n]*?(?=\s*\*\/|\r|\n|$)/.exec(text.slice(at, at + 2000))![0];
    found.push({ text: rest.slice('forkcast:'.length).trim(), start: start - 2, end: at + rest.length });
  }
  return found;
}
