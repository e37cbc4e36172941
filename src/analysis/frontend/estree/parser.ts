/**
 * The parser proper, built as a bundle of its own (dist/estree.js): TypeScript's parser makes the tree and recovers from errors,
 * typescript-eslint's converter turns it into ESTree. Everything else of the frontend does without these libraries.
 */
import { astConverter } from '@typescript-eslint/typescript-estree/use-at-your-own-risk';
import * as ts from 'typescript';
// The class behind astConverter: its package does not export it, tsconfig.json says where it is. The version is pinned.
import { Converter } from 'typescript-estree-converter';
import type { EsNode, ParsedScript, ScriptProblem } from './es-node';

/** What the converter itself reads. Switching range or loc off costs a further pass over the tree. Broken code is converted as far as it goes. */
const settings = {
  range: true, loc: true, comment: false, tokens: false,
  allowInvalidAST: true, errorOnUnknownASTType: false, suppressDeprecatedPropertyWarnings: true,
} as unknown as Parameters<typeof astConverter>[1];

const kinds: Record<string, ts.ScriptKind> = {
  js: ts.ScriptKind.JSX, mjs: ts.ScriptKind.JSX, cjs: ts.ScriptKind.JSX, jsx: ts.ScriptKind.JSX,
  ts: ts.ScriptKind.TS, mts: ts.ScriptKind.TS, cts: ts.ScriptKind.TS, tsx: ts.ScriptKind.TSX,
};

const ORIGIN: ts.LineAndCharacter = { line: 0, character: 0 };

/** Where every node stands, for all that its `loc` says: nobody behind this reads lines and columns, and working them out takes a third of the conversion. */
const NOWHERE = { start: ORIGIN, end: ORIGIN };

/** What every node passes through as it is made; the original looks up both ends' lines and columns. */
interface NodeMaker {
  ast: ts.SourceFile;
  createNode(this: NodeMaker, node: ts.Node, data: { range?: [number, number]; loc?: unknown }): unknown;
}

(Converter.prototype as unknown as NodeMaker).createNode = function (node, data) {
  data.range ??= [node.getStart(this.ast), node.end];
  data.loc ??= NOWHERE;
  return data;
};

export function parse(text: string, path: string): ParsedScript {
  const source = ts.createSourceFile(
    path, text, { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone }, true,
    kinds[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? ts.ScriptKind.TS,
  );
  // Not public, yet all that the parser has to say: TypeScript's own programs read it.
  const diagnostics = (source as unknown as { parseDiagnostics: ts.DiagnosticWithLocation[] }).parseDiagnostics;
  const problems = diagnostics.map(problemOf);
  // The converter refuses files that have any.
  diagnostics.length = 0;
  // In a few places it does so itself.
  source.getLineAndCharacterOfPosition = () => ORIGIN;
  try {
    return { body: convert(source), problems };
  } catch {
    return { body: convertEach(source, problems), problems };
  }
}

function convert(source: ts.SourceFile): EsNode[] {
  return astConverter(source, settings, false).estree.body as unknown as EsNode[];
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
