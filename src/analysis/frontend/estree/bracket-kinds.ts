/** What brackets are told apart by: the tokens that open and close them, and what stands before and behind them. */
import * as ts from 'typescript';
import type { ScriptTokens } from './tokens';

const K = ts.SyntaxKind;

export interface Open {
  /** The index of its token. */
  token: number;
  kind: ts.SyntaxKind;
  /** The indentation of the line it stands on, and of the lines its header and its statement begin on: its closing bracket stands at one of them. */
  owners: number[];
  /** Number of its line. */
  line: number;
  /** Whether nothing stands behind it on its line. */
  endsLine: boolean;
  /** The indentation of what is in it, by the first line in it; -1 before that. */
  body: number;
  /** The indentation of the line that the statement or element of it that is being read begins on; -1 between two. */
  element: number;
  /** The last token that began a line at `body`. */
  lastElement: number;
  /** Of `{`: statements or members are in it, not properties of an object. */
  block: boolean;
  isSwitch: boolean;
  /** Of `(`: it belongs to `if`, `for`, ... */
  header: boolean;
  /** Of `(`: how many semicolons may still stand in it. */
  semicolons: number;
  /** Of `(`: it groups, or holds parameters of an arrow function. */
  groups: boolean;
  /** Of `(`, in the current element: `function` or `class` was met. */
  defines: boolean;
  /** Of `{`: a pattern behind `const`, `let` or `var`. */
  pattern: boolean;
  /** Commas so far, and of the current element the colons' and the last equals sign's tokens, the type arguments that are open, and whether `?` was met. */
  commas: number;
  colons: number[];
  equals: number;
  angles: number;
  asks: boolean;
}

export const closerOf = new Map<ts.SyntaxKind, string>([[K.OpenBraceToken, '}'], [K.OpenParenToken, ')'], [K.OpenBracketToken, ']']]);
export const openerOf = new Map<ts.SyntaxKind, ts.SyntaxKind>([
  [K.CloseBraceToken, K.OpenBraceToken], [K.CloseParenToken, K.OpenParenToken], [K.CloseBracketToken, K.OpenBracketToken],
  [K.TemplateMiddle, K.TemplateHead], [K.TemplateTail, K.TemplateHead], [K.JsxClosingElement, K.JsxOpeningElement],
]);
export const openers = new Set<ts.SyntaxKind>([K.OpenBraceToken, K.OpenParenToken, K.OpenBracketToken, K.TemplateHead, K.JsxOpeningElement]);
export const headers = new Set<ts.SyntaxKind>([K.IfKeyword, K.WhileKeyword, K.ForKeyword, K.WithKeyword, K.SwitchKeyword, K.CatchKeyword]);
/** What begins a statement and nothing else. */
export const statements = new Set<ts.SyntaxKind>([
  K.ConstKeyword, K.VarKeyword, K.ReturnKeyword, K.ThrowKeyword, K.IfKeyword, K.ForKeyword, K.WhileKeyword, K.SwitchKeyword, K.TryKeyword, K.BreakKeyword,
  K.ContinueKeyword, K.ExportKeyword, K.DoKeyword, K.LetKeyword,
]);
/** Operators that are words, and what may follow an operand otherwise. */
export const joining = new Set<ts.SyntaxKind>([K.InKeyword, K.InstanceOfKeyword, K.ExtendsKeyword, K.ElseKeyword, K.ImplementsKeyword]);
/** Words that a line may begin with behind a `}`. */
export const afterBlock = new Set<ts.SyntaxKind>([K.CatchKeyword, K.FinallyKeyword, K.WhileKeyword, K.FromKeyword, K.AsKeyword, K.SatisfiesKeyword]);
/** A `{` behind one of these is a block. */
export const beforeBlock = new Set<ts.SyntaxKind>([
  K.CloseParenToken, K.EqualsGreaterThanToken, K.ElseKeyword, K.TryKeyword, K.FinallyKeyword, K.DoKeyword, K.CatchKeyword, K.SemicolonToken, K.OpenBraceToken,
  K.CloseBraceToken, K.GreaterThanToken, K.Identifier, K.StaticKeyword, K.ClassKeyword, K.Unknown,
]);
/** A `{` deleted stood behind one of these. */
export const beforeLostBrace = new Set<ts.SyntaxKind>([
  K.CloseParenToken, K.EqualsGreaterThanToken, K.ElseKeyword, K.TryKeyword, K.FinallyKeyword, K.DoKeyword, K.CatchKeyword, K.Identifier, K.GreaterThanToken,
]);
/** Of the blocks of a file, those that are indented: in between only code that nobody formats. */
const INDENTED_SHARE = 0.5;
/** Tokens that the arguments of a call are looked for in. */
const FURTHEST = 1000;

/** Whether a token may begin an operand, and cannot go on with one. */
export function beginsOperand(kind: ts.SyntaxKind): boolean {
  if (kind >= K.FirstKeyword && kind <= K.LastKeyword) return !joining.has(kind);
  return kind === K.Identifier || kind === K.PrivateIdentifier || kind === K.StringLiteral || kind === K.NumericLiteral || kind === K.BigIntLiteral;
}

/** Whether what stands behind a `{` is no property, but begins a statement. */
export function holdsStatements({ kinds }: ScriptTokens, i: number): boolean {
  const first = kinds[i + 1];
  const second = kinds[i + 2];
  if (first === K.ThisKeyword || first === K.AwaitKeyword || first === K.SuperKeyword) return second !== K.ColonToken && second !== K.CommaToken;
  if (statements.has(first)) return second !== K.ColonToken && second !== K.CommaToken && second !== K.CloseBraceToken && second !== K.EqualsToken;
  if (first !== K.Identifier || second === undefined) return false;
  if (second !== K.OpenParenToken) return second === K.DotToken || second === K.QuestionDotToken || second === K.PlusPlusToken;
  let depth = 0;
  for (let at = i + 2; at < kinds.length && at < i + FURTHEST; at++) {
    if (kinds[at] === K.OpenParenToken) depth++;
    else if (kinds[at] === K.CloseParenToken && --depth === 0) return kinds[at + 1] !== K.OpenBraceToken && kinds[at + 1] !== K.ColonToken;
  }
  return false;
}

/** Whether blocks are indented as a rule. */
export function isIndented({ kinds, columns }: ScriptTokens): boolean {
  let blocks = 0;
  let deeper = 0;
  let column = 0;
  for (let i = 0; i + 1 < kinds.length; i++) {
    if (columns[i] >= 0) column = columns[i];
    if (kinds[i] !== K.OpenBraceToken || columns[i + 1] < 0 || kinds[i + 1] === K.CloseBraceToken) continue;
    blocks++;
    // Less deep than the last line of a header is deeper than its first.
    if (columns[i + 1] !== column) deeper++;
  }
  return deeper >= blocks * INDENTED_SHARE;
}
