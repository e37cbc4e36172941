/**
 * The parser proper, built as a bundle of its own (dist/estree.js): TypeScript's parser makes the tree and recovers from errors,
 * typescript-eslint's converter turns it into ESTree. Everything else of the frontend does without these libraries.
 */
import * as ts from 'typescript';
import { LeanConverter } from './converter';
import type { EsNode, ParsedScript, ScriptProblem } from './es-node';
import { moveBack, repair } from './repair';

const kinds: Record<string, ts.ScriptKind> = {
  js: ts.ScriptKind.JSX, mjs: ts.ScriptKind.JSX, cjs: ts.ScriptKind.JSX, jsx: ts.ScriptKind.JSX,
  ts: ts.ScriptKind.TS, mts: ts.ScriptKind.TS, cts: ts.ScriptKind.TS, tsx: ts.ScriptKind.TSX,
};

const ORIGIN: ts.LineAndCharacter = { line: 0, character: 0 };

/** TypeScript's own tree, with whatever errors. Its nodes know their parents only where that is asked for: it takes a pass of its own. */
export function sourceFileOf(text: string, path: string, parents = false): ts.SourceFile {
  return ts.createSourceFile(
    path, text, { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone }, parents,
    kinds[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? ts.ScriptKind.TS,
  );
}

export function parse(text: string, path: string): ParsedScript {
  const source = sourceFileOf(text, path);
  const diagnostics = diagnosticsOf(source);
  const problems = diagnostics.map(problemOf);
  if (problems.length === 0) return { body: bodyOf(source, problems), problems };
  const repaired = repair(text, (source as unknown as { languageVariant: ts.LanguageVariant }).languageVariant === ts.LanguageVariant.JSX);
  if (repaired === null) return { body: bodyOf(source, problems), problems };
  const better = sourceFileOf(repaired.text, path);
  // Brackets that make it no better were not what is missing.
  if (diagnosticsOf(better).length > diagnostics.length) return { body: bodyOf(source, problems), problems };
  const added: ScriptProblem[] = [];
  const body = bodyOf(better, added);
  moveBack(body, repaired.original);
  for (const { message, start, end } of added) problems.push({ message, start: repaired.original(start), end: repaired.original(end) });
  return { body, problems };
}

/** Not public, yet all that the parser has to say: TypeScript's own programs read it. */
function diagnosticsOf(source: ts.SourceFile): ts.DiagnosticWithLocation[] {
  return (source as unknown as { parseDiagnostics: ts.DiagnosticWithLocation[] }).parseDiagnostics;
}

function bodyOf(source: ts.SourceFile, problems: ScriptProblem[]): EsNode[] {
  // The converter looks up lines and columns in a few places; nobody behind this reads them.
  source.getLineAndCharacterOfPosition = () => ORIGIN;
  try {
    return convert(source);
  } catch {
    return convertEach(source, problems);
  }
}

function convert(source: ts.SourceFile): EsNode[] {
  return new LeanConverter(source).convertProgram().body as EsNode[];
}

/** Statement by statement: one that the converter cannot take is left out and said so. */
function convertEach(source: ts.SourceFile, problems: ScriptProblem[]): EsNode[] {
  const body: EsNode[] = [];
  const all = source.statements;
  const mutable = source as { statements: ts.NodeArray<ts.Statement> };
  for (const statement of all) {
    mutable.statements = ts.factory.createNodeArray([statement]);
    try {
      body.push(...convert(source));
    } catch (error) {
      const deep = error instanceof RangeError;
      const start = statement.getStart(source);
      problems.push({ message: deep ? 'Nested too deeply to be analysed.' : 'This statement cannot be analysed: its syntax is not understood.', start, end: statement.end });
    }
  }
  mutable.statements = all;
  return body;
}

function problemOf({ messageText, start, length }: ts.DiagnosticWithLocation): ScriptProblem {
  return { message: ts.flattenDiagnosticMessageText(messageText, ' '), start, end: start + length };
}
