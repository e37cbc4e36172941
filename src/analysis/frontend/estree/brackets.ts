/**
 * Where brackets are missing in a script that does not parse, by its tokens and by its indentation: a `}` where a line begins left of the block that it stands in, a
 * `)` where nothing can follow but it. Where indentation says nothing, or the two disagree, nothing is said.
 */
import * as ts from 'typescript';
import {
  afterBlock, beforeBlock, beforeLostBrace, beginsOperand, closerOf, headers, holdsStatements, isIndented, type Open, openerOf, openers, statements,
} from './bracket-kinds';
import { isContextual, type ScriptTokens } from './tokens';

const K = ts.SyntaxKind;

/** A bracket that is to be put in at an offset of the tokens' text. */
export interface Insertion {
  at: number;
  text: string;
}

/** How often it is looked ahead at most: text that has no shape at all is soon left alone. */
const LOOKS = 200;
/** Nobody nests brackets deeper. */
const DEEPEST = 500;

export class Brackets {
  readonly insertions: Insertion[] = [];
  private readonly stack: Open[] = [];
  /** What no bracket is around. */
  private readonly file: Open;
  /** The indentation of the current line, and its number. */
  private column = 0;
  private line = 0;
  private looks = 0;
  /** The bracket that was closed last. */
  private closed: Open | undefined;
  private readonly indented: boolean;

  constructor(private readonly tokens: ScriptTokens) {
    this.file = this.open(-1, K.Unknown);
    this.indented = isIndented(tokens);
    const { kinds, columns } = tokens;
    for (let i = 0; i < kinds.length; i++) {
      if (columns[i] >= 0) {
        this.column = columns[i];
        this.line++;
        this.beginLine(i);
      }
      this.token(i, kinds[i]);
      if (this.stack.length <= DEEPEST) continue;
      this.insertions.length = 0;
      return;
    }
    this.insertions.sort((a, b) => a.at - b.at);
  }

  private token(i: number, kind: ts.SyntaxKind): void {
    if (openers.has(kind)) {
      if (kind === K.OpenBraceToken) this.braceInParentheses(i);
      this.note(i, kind);
      this.stack.push(this.open(i, kind));
      return;
    }
    if (openerOf.has(kind)) {
      this.close(i, openerOf.get(kind)!);
      if (kind === K.TemplateMiddle) this.stack.push(this.open(i, K.TemplateHead));
      return;
    }
    if (kind === K.SemicolonToken) this.semicolon(i);
    else if (statements.has(kind)) this.statement(i);
    else if (kind === K.EqualsGreaterThanToken) this.arrow(i);
    else if (kind === K.ColonToken || kind === K.OfKeyword || kind === K.InKeyword || kind === K.FromKeyword) this.behindObject(i, kind);
    else this.adjacent(i);
    this.note(i, kind);
  }

  /** Keeps what is known of the innermost bracket's current element. */
  private note(i: number, kind: ts.SyntaxKind): void {
    const top = this.top();
    if (top.element < 0) top.element = this.column;
    if (kind === K.SemicolonToken || (kind === K.CommaToken && top.angles === 0)) {
      top.element = -1;
      top.commas++;
      top.colons = [];
      top.angles = 0;
      top.asks = top.defines = false;
    } else if (kind === K.EqualsToken) top.equals = i;
    else if (kind === K.LessThanToken && this.tokens.starts[i] === this.tokens.ends[i - 1]) top.angles++;
    else if (kind === K.GreaterThanToken) top.angles = Math.max(0, top.angles - 1);
    else if (kind === K.ColonToken) {
      top.colons.push(i);
      // `case 1:`
      if (top.isSwitch) top.element = -1;
    } else if (kind === K.QuestionToken) top.asks ||= this.tokens.kinds[i + 1] !== K.ColonToken;
    else if (kind === K.FunctionKeyword || kind === K.ClassKeyword) top.defines = true;
  }

  private open(token: number, kind: ts.SyntaxKind): Open {
    const { kinds, columns, operands } = this.tokens;
    const before = token > 0 ? kinds[token - 1] : K.Unknown;
    const owners = new Set([this.column]);
    const around = token < 0 ? undefined : this.top();
    if (around !== undefined && around.element >= 0) owners.add(around.element);
    // `.map(item => {`
    if (around !== undefined && around.line === this.line && around !== this.file) around.owners.forEach(column => owners.add(column));
    const header = before === K.CloseParenToken ? this.closed : undefined;
    header?.owners.forEach(column => owners.add(column));
    const named = token > 1 && before === K.AwaitKeyword ? kinds[token - 2] : before;
    return {
      token, kind, owners: [...owners], line: this.line, endsLine: token + 1 >= kinds.length || columns[token + 1] >= 0, body: -1, element: -1, lastElement: -1,
      block: beforeBlock.has(before) || (token > 0 && isContextual(before)),
      isSwitch: header !== undefined && kinds[header.token - 1] === K.SwitchKeyword,
      header: kind === K.OpenParenToken && headers.has(named), semicolons: kind === K.OpenParenToken && named === K.ForKeyword ? 2 : 0,
      groups: token <= 0 || !operands[token - 1] || before === K.AsyncKeyword, defines: false, commas: 0, colons: [], equals: -1, angles: 0, asks: false,
      pattern: before === K.ConstKeyword || before === K.LetKeyword || before === K.VarKeyword,
    };
  }

  private top(): Open {
    return this.stack.length === 0 ? this.file : this.stack[this.stack.length - 1];
  }

  /** Puts in what closes the innermost bracket: behind the token before, or behind another one. */
  private insertCloser(i: number): void {
    const { kind } = this.top();
    const text = closerOf.get(kind);
    if (text !== undefined) this.insertions.push({ at: i > 0 ? this.tokens.ends[i - 1] : 0, text });
    this.closed = this.stack.pop();
  }

  private beginLine(i: number): void {
    const { kinds, operands } = this.tokens;
    const { column } = this;
    for (;;) {
      const top = this.top();
      if (top === this.file) break;
      const least = Math.min(...top.owners);
      if (top.kind === K.OpenBraceToken) {
        if (!this.indented || kinds[i] === K.CloseBraceToken) break;
        if (top.body < 0 && (column > least || (top.isSwitch && (kinds[i] === K.CaseKeyword || kinds[i] === K.DefaultKeyword)))) top.body = column;
        if (top.body >= 0 && column >= top.body) break;
        // Between the two only what goes on with a statement is at home: ` else` that has lost its `}`.
        if (column > least && beginsOperand(kinds[i]) && !afterBlock.has(kinds[i])) break;
        if (this.closesAtOwner(top, i)) break;
        this.insertCloser(i);
      } else if (top.kind === K.OpenParenToken || top.kind === K.OpenBracketToken) {
        if (openerOf.get(kinds[i]) === top.kind || column > least || !beginsOperand(kinds[i])) break;
        if (!operands[i - 1] && !statements.has(kinds[i]) && this.closesAtOwner(top, i)) break;
        this.insertCloser(i);
      } else break;
    }
    const top = this.top();
    if (top.body < 0 && top !== this.file) top.body = column;
    if (column <= top.body || top === this.file) top.lastElement = i;
    if (top.element < 0 || column <= top.element) {
      top.element = column;
      top.defines = false;
    }
  }

  /** Whether the bracket that closes `open` as things stand at token `from`, all later ones paired by kind, stands on a line of its own at one of its indentations. */
  private closesAtOwner(open: Open, from: number): boolean {
    if (++this.looks > LOOKS) return true;
    const { kinds, columns } = this.tokens;
    const inside: ts.SyntaxKind[] = [];
    let column = this.column;
    let led = true;
    for (let i = from; i < kinds.length; i++) {
      const kind = kinds[i];
      if (columns[i] >= 0) {
        column = columns[i];
        led = true;
      }
      if (openers.has(kind)) inside.push(kind);
      const opener = openerOf.get(kind);
      if (opener === undefined) {
        led = false;
        if (inside.length === 0 && kind === K.SemicolonToken && open.kind !== K.OpenBraceToken && open.semicolons === 0) return false;
        continue;
      }
      if (inside.length === 0) return opener === open.kind && (opener !== K.OpenBraceToken || (led && open.owners.includes(column)));
      if (inside.pop() !== opener) return false;
      if (kind === K.TemplateMiddle) inside.push(K.TemplateHead);
    }
    return false;
  }

  private close(i: number, opener: ts.SyntaxKind): void {
    const { stack } = this;
    const top = this.top();
    let to = stack.length - 1;
    if (opener === K.OpenBraceToken) to = this.ownerOfBrace(i);
    else if (top.kind !== opener) {
      const within = (kind: ts.SyntaxKind): boolean => kind !== opener && (opener === K.TemplateHead || opener === K.JsxOpeningElement || closerOf.has(kind));
      while (to >= 0 && within(stack[to].kind)) to--;
      if (to >= 0 && stack[to].kind !== opener) to = -1;
      if (closerOf.has(opener)) {
        for (let at = stack.length - 1; at > to && to >= 0; at--) if (stack[at].kind === K.OpenBraceToken && !this.mayEndBefore(stack[at], i)) to = -1;
      }
    }
    if (to < 0) {
      this.stray(i);
      return;
    }
    while (stack.length - 1 > to) this.insertCloser(i);
    this.closed = stack.pop();
  }

  /** Whether a block or an object may lack its `}` before a `)` or `]`. */
  private mayEndBefore(brace: Open, i: number): boolean {
    return !brace.block || brace.line === this.line || (this.tokens.columns[i] >= 0 && brace.body >= 0 && this.column < brace.body);
  }

  /** Which open bracket a `}` closes: its place on the stack, or -1 if none. */
  private ownerOfBrace(i: number): number {
    const { stack } = this;
    let nearest = stack.length - 1;
    while (nearest >= 0 && stack[nearest].kind !== K.OpenBraceToken) {
      if (!closerOf.has(stack[nearest].kind)) return -1;
      nearest--;
    }
    if (nearest < 0 || !this.indented) return nearest;
    const own = stack[nearest];
    if (this.tokens.columns[i] < 0) {
      const away = own.line !== this.line && own.endsLine && own.body >= 0;
      return away && this.closesAtOwner(own, i + 1) ? -1 : nearest;
    }
    if (own.owners.includes(this.column)) return nearest;
    if (own.body >= 0 && this.column >= own.body) return this.closesAtOwner(own, i + 1) ? -1 : nearest;
    if (this.column > Math.min(...own.owners)) return nearest;
    for (let at = nearest - 1; at >= 0 && (stack[at].kind === K.OpenBraceToken || closerOf.has(stack[at].kind)); at--) {
      if (stack[at].kind === K.OpenBraceToken && stack[at].owners.includes(this.column)) return at;
    }
    return nearest;
  }

  /** A `}` that closes nothing, at the indentation of a line whose block it would close: that line has lost its `{`. */
  private stray(i: number): void {
    const { kinds, columns, ends } = this.tokens;
    const top = this.top();
    if (kinds[i] !== K.CloseBraceToken || columns[i] < 0 || top.lastElement < 0 || columns[top.lastElement] !== this.column) return;
    for (let at = top.lastElement + 1; at <= i; at++) {
      if (columns[at] > this.column && beforeLostBrace.has(kinds[at - 1])) {
        this.insertions.push({ at: ends[at - 1], text: '{' });
        return;
      }
    }
  }

  /** A `{` behind an operand, in parentheses: they end before it. */
  private braceInParentheses(i: number): void {
    const { kinds, operands } = this.tokens;
    const { stack } = this;
    if (i === 0 || this.top().kind !== K.OpenParenToken || this.top().defines) return;
    const before = kinds[i - 1];
    const ended = operands[i - 1] || before === K.GreaterThanToken || before === K.VoidKeyword || (before === K.SemicolonToken && this.top().header);
    if (!ended && !(before === K.OpenParenToken && holdsStatements(this.tokens, i))) return;
    let to = stack.length - 1;
    while (to > 0 && !stack[to].header && stack[to - 1].kind === K.OpenParenToken) to--;
    if (!stack[to].header) to = stack.length - 1;
    while (stack.length > to) this.closeParameters(i);
  }

  /** Closes parentheses before token `i`, or before the type that stands behind them: `(a: A, b: B: Result {`. */
  private closeParameters(i: number): void {
    const { token, header, asks, colons } = this.top();
    const { kinds } = this.tokens;
    const nameless = colons.length > 0 && (colons[0] === token + 1 || kinds[colons[0] - 1] === K.CommaToken);
    const type = header || asks ? undefined : colons[nameless ? 0 : 1];
    this.insertCloser(type ?? i);
  }

  /** `(a, b => ...`: parameters without their `)`. */
  private arrow(i: number): void {
    const { kinds } = this.tokens;
    const { kind, groups, commas, colons, asks } = this.top();
    const before = kinds[i - 1];
    if (kind !== K.OpenParenToken || !groups || asks || before === K.CloseParenToken) return;
    if (commas > 0 || colons.length > 0 || before === K.CloseBraceToken || before === K.CloseBracketToken || before === K.OpenParenToken) this.closeParameters(i);
  }

  /** What stands behind an object or a pattern, and in none: `{ a: 1 : ...` in `x ? { a: 1 } : ...`, `const { a of ...`, `import { a from '...'`. */
  private behindObject(i: number, kind: ts.SyntaxKind): void {
    const { stack, tokens: { kinds, operands } } = this;
    const top = this.top();
    if (top.kind !== K.OpenBraceToken || !operands[i - 1]) return;
    const below = stack.length > 1 ? stack[stack.length - 2] : this.file;
    const out = kind === K.ColonToken ? !top.block && !top.asks && top.colons.length > 0 && below.asks
      : kind === K.FromKeyword ? kinds[i + 1] === K.StringLiteral && top.line === this.line : top.pattern;
    if (out) this.insertCloser(i);
  }

  private semicolon(i: number): void {
    if (this.top().pattern && this.top().equals >= 0 && this.top().line === this.line) this.insertCloser(this.top().equals);
    for (let top = this.top(); top.kind === K.OpenParenToken || top.kind === K.OpenBracketToken; top = this.top()) {
      if (top.semicolons > 0) {
        top.semicolons--;
        return;
      }
      this.insertCloser(i);
    }
  }

  /** A keyword that begins a statement, in parentheses. */
  private statement(i: number): void {
    const { kinds, columns, operands } = this.tokens;
    const before = i > 0 ? kinds[i - 1] : K.Unknown;
    if (before === K.DotToken || before === K.QuestionDotToken || (this.top().token === i - 1 && this.top().header)) return;
    if (!(operands[i - 1] || columns[i] >= 0 || before === K.CloseParenToken)) return;
    while (this.top().kind === K.OpenParenToken || this.top().kind === K.OpenBracketToken) this.insertCloser(i);
  }

  /** An operand behind an operand, in the parentheses of `if`, `for`, ...: the statement that they belong to. */
  private adjacent(i: number): void {
    const { kinds, operands, ends, starts, text } = this.tokens;
    const { header, kind } = this.top();
    if (kinds[i - 1] === K.NumericLiteral && kind === K.OpenParenToken && ends[i - 1] === starts[i] && text[starts[i] - 1] === '.') {
      // `4.map(...)` was `4).map(...)`.
      this.insertions.push({ at: starts[i] - 1, text: ')' });
      this.closed = this.stack.pop();
      return;
    }
    if (!header || !operands[i - 1] || !beginsOperand(kinds[i]) || (isContextual(kinds[i]) && kinds[i] !== K.AwaitKeyword) || isContextual(kinds[i - 1])) return;
    this.insertCloser(i);
  }

}
