/**
 * Where brackets end. Inside brackets line ends mean nothing, so one missing `)` would swallow the rest of a file. The scanner therefore asks
 * here, at the first word of each line inside brackets, whether the brackets above must have been forgotten.
 *
 * Three degrees of certainty:
 * 1. A word that cannot stand inside brackets at all (`return`, `def`, `else:`, an `if` behind a comma): they end here.
 * 2. A word at or left of the statement's own indentation, behind a complete operand: no operator in between, so they end here.
 * 3. A line at or left of the statement's indentation that might go on with the brackets (`x = 1,` could be an argument). It is read as going
 *    on; if 1 or 2 strikes later, the statement is scanned once more and ends at the first such line.
 * 1 and 2 are never true of valid code, so valid code is never cut.
 */
import { LAST_PYTHON_KEYWORD, SYMBOL_CASE } from '../../ir/symbols';
import { CLASSES, Class, Code } from './characters';
import { Open, TokenBuffer } from './token-buffer';
import { CONTINUES_EXPRESSION, ENDS_OPERAND, HAS_BLOCK, STATEMENT_ONLY, Token } from './tokens';

/** How many tokens or stack entries a look back may visit; keeps hostile input linear. */
const LOOK_BACK = 256;
/** How many characters, and how many decorators, a look ahead may visit. */
const LOOK_AHEAD = 1024;
const MOST_DECORATORS = 4;

const CLOSED_BY = ['', ')', ']', '}', '}', '}', ''];
const OPENED_BY = ['', '(', '[', '{', '{', '{', ''];

export class Brackets extends TokenBuffer {
  /** Up to here the third degree counts as certain. */
  protected strictUntil = 0;
  /** Whether the open brackets hold a line of the third degree. */
  protected doubtful = false;

  /**
   * Whether the open brackets end before the name or keyword `symbol`, which starts a line inside them at `start`, at `column`; `after` is
   * the offset behind it. `count` must be up to date.
   */
  protected endsBefore(symbol: number, start: number, after: number, column: number): boolean {
    const previous = this.kinds[this.count - 1];
    const behindOperand = ENDS_OPERAND[previous] === 1;
    const atStatement = column <= this.indents[this.indentDepth];
    if (symbol <= LAST_PYTHON_KEYWORD) {
      if (CONTINUES_EXPRESSION[symbol] === 1) return false;
      if (STATEMENT_ONLY[symbol] === 1) return atStatement || this.nextCode(after) !== Code.Equals;
      switch (symbol) {
        case Token.From:
          return previous !== Token.Yield;
        case Token.Else:
          return this.nextCode(after) === Code.Colon || (!behindOperand && atStatement);
        case Token.If:
        case Token.For:
        case Token.Async:
          if (this.looksLikeHeader(after) || (symbol === Token.Async && !this.wordFollows(after, 'for'))) return true;
          if (!atStatement) return false;
          if (!behindOperand || start < this.strictUntil) return true;
          this.doubtful = true;
          return false;
      }
    }
    if (!atStatement) return false;
    if (behindOperand || start < this.strictUntil) return true;
    this.doubtful = true;
    return false;
  }

  /** As `endsBefore` for an `@` that starts a line: a decorator has `def`, `class` or a further decorator below it, a matrix product has not. */
  protected endsBeforeAt(start: number, column: number): boolean {
    if (column > this.indents[this.indentDepth]) return false;
    const limit = Math.min(this.length, start + LOOK_AHEAD);
    let i = start;
    for (let decorators = 0; i < limit && decorators < MOST_DECORATORS && this.codes[i] === Code.At; decorators++) {
      let open = 0;
      for (; i < limit; i++) {
        const code = this.codes[i];
        if (code === Code.LeftParenthesis || code === Code.LeftBracket || code === Code.LeftBrace) open++;
        else if (code === Code.RightParenthesis || code === Code.RightBracket || code === Code.RightBrace) open--;
        else if ((code === Code.LineFeed || code === Code.CarriageReturn) && open <= 0) break;
      }
      if (open < 0) return false;
      i = this.nextLineText(i, limit);
      if (this.wordFollows(i, 'def') || this.wordFollows(i, 'class') || this.wordFollows(i, 'async')) return true;
    }
    return false;
  }

  /**
   * Whether the open brackets end at the line's end because the token before it is a header's colon: `if f(a:`. Neither a slice nor a dict is
   * in parentheses; a lambda may be, and an annotation in `def f(a:`, which is of the third degree.
   */
  protected endsBehindColon(): boolean {
    const first = this.kinds[this.lineToken];
    if (HAS_BLOCK[first] === 0 && !(first === Token.Name && this.symbols[this.lineToken] === SYMBOL_CASE)) return false;
    const strict = this.starts[this.count - 1] < this.strictUntil;
    const top = this.openKinds[this.depth - 1];
    if (top !== Open.Parenthesis && !(strict && top === Open.Bracket)) return false;
    const opener = Math.max(this.openTokens[this.depth - 1], this.count - LOOK_BACK);
    for (let token = this.count - 2; token > opener; token--) {
      if (this.kinds[token] === Token.Lambda) return false;
    }
    if (first === Token.Def || first === Token.Async) {
      if (!strict) this.doubtful = true;
      return strict;
    }
    return true;
  }

  /** Ends everything that is open, at `offset`, with one error for the innermost; the next token is the one that ends them. */
  protected endAll(offset: number): void {
    for (let depth = this.depth - 1; depth >= 0; depth--) {
      if (this.openKinds[depth] === Open.Text) continue;
      this.unclosed(depth);
      break;
    }
    this.endDownTo(0, offset);
  }

  /** Ends what is open above `depth`; format strings get their end token. */
  protected endDownTo(depth: number, offset: number): void {
    while (this.depth > depth) {
      const top = --this.depth;
      this.symbols[this.openTokens[top]] = this.count;
      if (this.openKinds[top] === Open.Text) this.push(Token.FormatEnd, offset, offset);
    }
  }

  private unclosed(depth: number): void {
    const start = this.starts[this.openTokens[depth]];
    this.problem(`'${OPENED_BY[this.openKinds[depth]]}' was never closed.`, start, start + 1);
  }

  /**
   * A closing bracket that does not fit the innermost open one: ends the brackets up to the one it fits, else is astray.
   * `token` is its kind, `kind` what it closes.
   */
  protected closeUnfitting(kind: Open, token: Token, start: number): void {
    const lowest = Math.max(0, this.depth - LOOK_BACK);
    for (let depth = this.depth - 1; depth >= lowest; depth--) {
      const found = this.openKinds[depth];
      if (found === kind) {
        this.unclosed(this.depth - 1);
        this.endDownTo(depth + 1, start);
        this.symbols[this.openTokens[depth]] = this.count;
        this.depth = depth;
        this.push(token, start, start + 1);
        return;
      }
      if (found >= Open.Field) break;
    }
    const top = this.depth > 0 ? this.openKinds[this.depth - 1] : Open.Text;
    const bracket = CLOSED_BY[kind];
    const message = top < Open.Field ? `This '${bracket}' does not fit the '${OPENED_BY[top]}' before it.` : `Nothing opens this '${bracket}'.`;
    this.problem(message, start, start + 1);
    this.push(Token.Stray, start, start + 1);
  }

  /** Whether a `}` ends the innermost replacement field; brackets left open in the field end with it. */
  protected endsField(start: number): boolean {
    const lowest = Math.max(0, this.depth - LOOK_BACK);
    for (let depth = this.depth - 1; depth >= lowest; depth--) {
      const kind = this.openKinds[depth];
      if (kind === Open.Brace || kind > Open.Field) return false;
      if (kind === Open.Field) {
        if (depth < this.depth - 1) {
          this.unclosed(this.depth - 1);
          this.endDownTo(depth + 1, start);
        }
        return true;
      }
    }
    return false;
  }

  /** Goes back to the outermost open bracket, to scan its statement once more with the third degree taken as certain up to `offset`. */
  protected rewindStatement(offset: number): number {
    const token = this.openTokens[0];
    const start = this.starts[token];
    this.strictUntil = offset;
    this.doubtful = false;
    this.count = token;
    this.depth = 0;
    this.lineCount = this.lineIndexOf(start) + 1;
    while (this.problems.length > 0 && this.problems[this.problems.length - 1].token >= token) this.problems.pop();
    while (this.directives.length > 0 && this.directives[this.directives.length - 1].start >= start) this.directives.pop();
    return start;
  }

  private nextCode(i: number): number {
    while ((CLASSES[this.codes[i]] & Class.Blank) !== 0) i++;
    return this.codes[i] === Code.Equals && this.codes[i + 1] === Code.Equals ? Code.End : this.codes[i];
  }

  private wordFollows(i: number, word: string): boolean {
    while ((CLASSES[this.codes[i]] & Class.Blank) !== 0) i++;
    return this.text.startsWith(word, i) && (CLASSES[this.codes[i + word.length]] & Class.NamePart) === 0;
  }

  /** The first text of the next line that is neither blank nor a comment. */
  private nextLineText(i: number, limit: number): number {
    while (i < limit) {
      const code = this.codes[i];
      if (code === Code.Hash) i = this.lineEndAfter(i);
      else if ((CLASSES[code] & (Class.Blank | Class.LineEnd)) !== 0) i++;
      else break;
    }
    return i;
  }

  /** Whether the line from `i` on ends in a colon that is a header's: not a lambda's, not behind a conditional, not behind the brackets' end. */
  private looksLikeHeader(i: number): boolean {
    const lineEnd = Math.min(this.lineEndAfter(i), i + LOOK_AHEAD);
    let open = 0;
    let colon = false;
    for (let at = i; at < lineEnd; at++) {
      const code = this.codes[at];
      if (code === Code.Hash) break;
      if (code === Code.LeftParenthesis || code === Code.LeftBracket || code === Code.LeftBrace) open++;
      else if ((code === Code.RightParenthesis || code === Code.RightBracket || code === Code.RightBrace) && --open < 0) return false;
      if ((CLASSES[code] & Class.Blank) === 0) colon = code === Code.Colon;
    }
    return colon && !/\b(lambda|else)\b/.test(this.text.slice(i, lineEnd));
  }
}
