/** Quick fixes: say in the source that a finding is known and meant. */
import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnosticSource } from './diagnostics';

const directive = /#\s*forkcast:\s*ignore\b([^#]*)/;

export function suppressions(document: TextDocument, diagnostics: readonly Diagnostic[]): CodeAction[] {
  return diagnostics.filter(one => one.source === diagnosticSource && typeof one.code === 'string').map(diagnostic => {
    const { line } = diagnostic.range.start;
    const text = lineText(document, line);
    const present = directive.exec(text);
    const rule = String(diagnostic.code);
    const edit = present
      ? { at: present.index + present[0].trimEnd().length, text: `, ${rule}` }
      : { at: text.trimEnd().length, text: `  # forkcast: ignore ${rule}` };
    const place = { line, character: edit.at };
    return {
      title: `Ignore ${rule} on this line`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      edit: { changes: { [document.uri]: [{ range: { start: place, end: place }, newText: edit.text }] } },
    };
  });
}

function lineText(document: TextDocument, line: number): string {
  return document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } }).replace(/\r?\n$/, '');
}
