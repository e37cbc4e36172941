/** What an editor asks about one document: lenses, hovers and quick fixes. */
import type { Connection, TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fixes, suppressions } from './actions';
import type { BenchmarkRequests } from './benchmark-requests';
import { hoverAt } from './hover';
import { lensesOf } from './lenses';
import { isFile, pathOf } from './places';
import { canBenchmark } from './targets';
import type { Workspace } from './workspace';

/** What stands behind the answers; functions where it is replaced while the server runs. */
export interface FeatureSources {
  documents: TextDocuments<TextDocument>;
  workspace: () => Workspace;
  benchmarks: () => BenchmarkRequests;
  showsLenses: () => boolean;
  /** The client draws `$(icons)`. */
  withIcons: () => boolean;
}

/** Registers the handlers; a document of which nothing is known has no lenses, hovers or fixes. */
export function registerLanguageFeatures(connection: Connection, { documents, workspace, benchmarks, showsLenses, withIcons }: FeatureSources): void {
  connection.onCodeLens(({ textDocument: { uri } }) => {
    const file = showsLenses() ? workspace().analysis(pathOf(uri)) : undefined;
    if (!file) return [];
    const facts = workspace().facts(file.path);
    return lensesOf(file, uri, {
      measuredOf: name => benchmarks().measuredOf(file.path, name),
      canBenchmark: name => isFile(uri) && facts !== undefined && canBenchmark(facts, name),
      withIcons: withIcons(),
    });
  });
  connection.onHover(({ textDocument, position }) => {
    const file = workspace().analysis(pathOf(textDocument.uri));
    return file ? hoverAt(file, position, name => benchmarks().measuredOf(file.path, name)) : null;
  });
  connection.onCodeAction(({ textDocument, context }) => {
    const document = documents.get(textDocument.uri);
    if (!document) return [];
    const findings = workspace().analysis(pathOf(document.uri))?.findings ?? [];
    return [...fixes(document, findings, context.diagnostics), ...suppressions(document, context.diagnostics)];
  });
}
