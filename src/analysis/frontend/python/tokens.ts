/** The kinds of token that the scanner hands to the parser, and what the parser and the scanner's recovery know of each kind. */
import { LAST_PYTHON_KEYWORD } from '../../ir/symbols';
import { OperationFlag } from '../../ir/node';

/** Keywords have the ids of their symbols as kinds (ir/symbols.ts). */
export const enum Token {
  EndOfFile = 0,
  False = 1, None, True, And, As, Assert, Async, Await, Break, Class, Continue, Def, Del, Elif, Else, Except, Finally, For, From, Global,
  If, Import, In, Is, Lambda, Nonlocal, Not, Or, Pass, Raise, Return, Try, While, With, Yield,

  Name = 40,         // symbol: its name
  Number,
  String,
  Bytes,
  FormatStart,       // the prefix and opening quote of an f-string or t-string; symbol: its FormatEnd's index
  FormatEnd,
  FieldStart,        // `{` of a replacement field; symbol: its FieldEnd's index, or that of the token that ends it for want of one
  FieldEnd,
  FieldColon,        // `:` before a format specification
  FieldBang,         // `!` before a conversion

  Newline,           // the end of a logical line
  Indent,
  Dedent,

  // Brackets; an opening one's symbol is the index of what closes it: its own bracket, or the token at which it ends for want of one
  LeftParenthesis,
  RightParenthesis,
  LeftBracket,
  RightBracket,
  LeftBrace,
  RightBrace,
  Stray,             // a closing bracket that nothing opens

  Comma, Colon, Semicolon, Dot, Ellipsis, Assign, ColonAssign, Arrow,
  AugmentedAssign,   // symbol: OperationFlag
  Comparison,        // < > <= >= == !=
  Bar, Caret, Ampersand, Shift, Plus, Minus, Star,
  Slash,             // / // %
  At, DoubleStar, Tilde,

  Count,
}

/** Binding strength of binary operators; 0 is none. `not` and the signs lie in between and are prefix. */
export const enum Precedence { None = 0, Or, And, Not, Comparison, Bar, Caret, Ampersand, Shift, Sum, Product }

export const PRECEDENCE = new Uint8Array(128);
export const OPERATION = new Uint8Array(128);

function operator(kind: Token, precedence: Precedence, operation: OperationFlag): void {
  PRECEDENCE[kind] = precedence;
  OPERATION[kind] = operation;
}
operator(Token.Or, Precedence.Or, OperationFlag.Boolean);
operator(Token.And, Precedence.And, OperationFlag.Boolean);
operator(Token.In, Precedence.Comparison, OperationFlag.Membership);
operator(Token.Is, Precedence.Comparison, OperationFlag.Identity);
operator(Token.Not, Precedence.Comparison, OperationFlag.Membership); // `not in`
operator(Token.Comparison, Precedence.Comparison, OperationFlag.Comparison);
operator(Token.Bar, Precedence.Bar, OperationFlag.Bitwise);
operator(Token.Caret, Precedence.Caret, OperationFlag.Bitwise);
operator(Token.Ampersand, Precedence.Ampersand, OperationFlag.Bitwise);
operator(Token.Shift, Precedence.Shift, OperationFlag.Bitwise);
operator(Token.Plus, Precedence.Sum, OperationFlag.Arithmetic);
operator(Token.Minus, Precedence.Sum, OperationFlag.Arithmetic);
operator(Token.Star, Precedence.Product, OperationFlag.Arithmetic);
operator(Token.Slash, Precedence.Product, OperationFlag.Arithmetic);
operator(Token.At, Precedence.Product, OperationFlag.MatrixMultiply);

function setOf(...kinds: Token[]): Uint8Array {
  const set = new Uint8Array(128);
  for (const kind of kinds) set[kind] = 1;
  return set;
}

/** Whether an expression can end with this token. */
export const ENDS_OPERAND = setOf(
  Token.Name, Token.Number, Token.String, Token.Bytes, Token.FormatEnd, Token.RightParenthesis, Token.RightBracket, Token.RightBrace,
  Token.Ellipsis, Token.False, Token.None, Token.True,
);

/** Whether an expression can start with this token. */
export const STARTS_EXPRESSION = setOf(
  Token.Name, Token.Number, Token.String, Token.Bytes, Token.FormatStart, Token.LeftParenthesis, Token.LeftBracket, Token.LeftBrace,
  Token.Ellipsis, Token.False, Token.None, Token.True, Token.Not, Token.Lambda, Token.Await, Token.Yield, Token.Minus, Token.Plus, Token.Tilde,
  Token.Star, Token.DoubleStar,
);

/** Keywords that only start or belong to statements: nowhere inside brackets. */
export const STATEMENT_ONLY = setOf(
  Token.Def, Token.Class, Token.While, Token.With, Token.Try, Token.Except, Token.Finally, Token.Elif, Token.Return, Token.Raise, Token.Import,
  Token.Del, Token.Pass, Token.Break, Token.Continue, Token.Global, Token.Nonlocal, Token.Assert,
);

/** Keywords whose statements have a header that ends in a colon. */
export const HAS_BLOCK = setOf(
  Token.If, Token.Elif, Token.Else, Token.For, Token.While, Token.Try, Token.Except, Token.Finally, Token.With, Token.Def, Token.Class, Token.Async,
);

/** Keywords that continue an expression: a line inside brackets may start with one. */
export const CONTINUES_EXPRESSION = setOf(Token.And, Token.Or, Token.In, Token.Is, Token.Not, Token.As);

if ((Token.Yield as number) !== LAST_PYTHON_KEYWORD) throw new Error('Token and the reserved symbols disagree.');
