/** Which documents the server looks at. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { languageOf } from '../files';
import type { Language } from '../model';
import { isFile, pathOf } from './places';

/** Languages by the identifiers that editors give them. */
const byIdentifier: Record<string, Language> = {
  python: 'python', javascript: 'javascript', javascriptreact: 'javascript', typescript: 'typescript', typescriptreact: 'typescript',
};

/** A document's language; undefined for those that are left alone: other languages, declarations (.d.ts) and stubs. */
export function languageOfDocument({ languageId, uri }: Pick<TextDocument, 'languageId' | 'uri'>): Language | undefined {
  const language = byIdentifier[languageId];
  const named = isFile(uri) ? languageOf(pathOf(uri)) : undefined;
  // A stub's language is known, yet it is no source.
  return language !== undefined && isFile(uri) && named === undefined && /\.(?:pyi|ts|mts|cts)$/i.test(uri) ? undefined : language;
}
