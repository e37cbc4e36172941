/** The model counts lines and columns from 1, LSP from 0; documents are URIs to LSP and paths to the analysis. */
import { pathToFileURL, fileURLToPath } from 'node:url';
import type { Range as LspRange } from 'vscode-languageserver/node';
import type { Range } from '../model';

export function toLspRange({ start, end }: Range): LspRange {
  return { start: { line: start.line - 1, character: start.column - 1 }, end: { line: end.line - 1, character: end.column - 1 } };
}

/** A file's path; what is not a file (an unsaved document, a virtual workspace) keeps its URI as its name. */
export function pathOf(uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  try {
    return fileURLToPath(uri);
  } catch {
    return uri;
  }
}

export function uriOf(path: string): string {
  return /^[a-z][a-z0-9+.-]+:/i.test(path) && !/^[a-z]:[\\/]/i.test(path) ? path : pathToFileURL(path).href;
}

/** Whether a document lies in the file system, where an interpreter can find it. */
export function isFile(uri: string): boolean {
  return uri.startsWith('file:');
}

export function contains({ start, end }: LspRange, line: number, character: number): boolean {
  return (line > start.line || (line === start.line && character >= start.character)) && (line < end.line || (line === end.line && character <= end.character));
}
