/** Quick fixes: mend what a finding is about, or say in the source that it is known and meant. */
import { CodeActionKind, type CodeAction, type Diagnostic, type Range } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { parsePython } from '../analysis/frontend/python';
import type { Finding } from '../model';
import { diagnosticSource } from './diagnostics';
import { toLspRange } from './places';

/** The fixes of those findings, made of the document's present text, that the diagnostics still stand for. */
export function fixes(document: TextDocument, findings: readonly Finding[], diagnostics: readonly Diagnostic[]): CodeAction[] {
  const lineEnd = document.getText().includes('\r\n') ? '\r\n' : '\n';
  return diagnostics.filter(one => one.source === diagnosticSource).flatMap(diagnostic => {
    const finding = findings.find(one => one.rule === diagnostic.code && sameRange(toLspRange(one.range), diagnostic.range));
    return (finding?.fixes ?? []).map(({ title, edits }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: true,
      edit: { changes: { [document.uri]: edits.map(({ range, newText }) => ({ range: toLspRange(range), newText: newText.replaceAll('\n', lineEnd) })) } },
    }));
  });
}

/** How a comment to us stands in a language's sources, the end of what it says being the end of the match. */
const directives = { python: /#\s*forkcast:\s*ignore\b[^#]*/, script: /\/[/*]+\s*forkcast:\s*ignore\b[^*]*/ };

/** Where no comment can be put at the line's end, in the middle of a string, none is offered. */
export function suppressions(document: TextDocument, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const python = document.languageId === 'python';
  return diagnostics.filter(one => one.source === diagnosticSource && typeof one.code === 'string').flatMap(diagnostic => {
    const { line } = diagnostic.range.start;
    const text = lineText(document, line);
    const present = directives[python ? 'python' : 'script'].exec(text);
    const rule = String(diagnostic.code);
    const edit = present
      ? { at: present.index + present[0].trimEnd().length, text: `, ${rule}` }
      : { at: text.trimEnd().length, text: `  ${python ? '#' : '//'} forkcast: ignore ${rule}` };
    const place = { line, character: edit.at };
    if (!present && !takesComment(document, document.offsetAt(place), python)) return [];
    return [{
      title: `Ignore ${rule} on this line`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      edit: { changes: { [document.uri]: [{ range: { start: place, end: place }, newText: edit.text }] } },
    }];
  });
}

/** Whether what is put at `offset`, a line's end, would be a comment, not part of a string or behind a backslash. */
function takesComment(document: TextDocument, offset: number, python: boolean): boolean {
  const text = document.getText();
  const before = text.slice(0, offset);
  if (before.endsWith('\\')) return false;
  // A template that is open has an odd number of backticks before it. One in a comment makes us keep quiet where we need not.
  if (!python) return (before.replace(/\\./gs, '').match(/`/g)?.length ?? 0) % 2 === 0;
  return parsePython(`${before}  # forkcast: ignore${text.slice(offset)}`).directives.some(({ start }) => start === offset + 2);
}

function sameRange(a: Range, b: Range): boolean {
  return a.start.line === b.start.line && a.start.character === b.start.character && a.end.line === b.end.line && a.end.character === b.end.character;
}

function lineText(document: TextDocument, line: number): string {
  return document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } }).replace(/\r?\n$/, '');
}
