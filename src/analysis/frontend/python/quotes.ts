/** Strings: plain ones, and format strings (f and t), whose replacement fields are scanned as code in place (PEP 701, PEP 750). */
import { Brackets } from './brackets';
import { CLASSES, Class, Code } from './characters';
import { Open } from './token-buffer';
import { HAS_BLOCK, Token } from './tokens';

/** Beside the quote's code in `openQuotes`. */
const enum Shape { Code = 0xff, Triple = 0x100, Raw = 0x200 }

/** How many enclosing brackets are looked through for an outer format string. */
const LOOK_OUT = 256;

export class Quotes extends Brackets {
  /** Offset of the next repair of a lost triple quote (triple-quotes.ts): a line's start or end; -1: none. */
  protected nextRepair = -1;
  /** Start of a triple-quoted string that reaches to the end of the text, or -1. */
  protected unterminatedTriple = -1;

  /** Offsets of strings without a closing quote that have swallowed an odd number of triple quotes on their line. */
  protected swallowedTriples: number[] = [];

  protected repairReached(): void {}

  /** Scans a plain string from its opening quote at `i`; gives the offset behind it, or minus the offset where it ends for want of a quote. */
  protected plainString(i: number): number {
    const codes = this.codes;
    const quote = codes[i];
    if (codes[i + 1] === quote && codes[i + 2] === quote) return this.tripleString(i, quote);
    for (;;) {
      const code = codes[++i];
      if ((CLASSES[code] & Class.StringStop) === 0) continue;
      if (code === quote) return i + 1;
      if (code === Code.Backslash) {
        i++;
        if ((CLASSES[codes[i]] & Class.LineEnd) !== 0) {
          if (codes[i] !== Code.End) i = this.lineBreak(i) - 1;
          else if (i >= this.length) return -this.length;
        }
      } else if ((CLASSES[code] & Class.LineEnd) !== 0 && (code !== Code.End || i >= this.length)) {
        return -i;
      }
    }
  }

  private tripleString(start: number, quote: number): number {
    const codes = this.codes;
    let i = start + 2;
    for (;;) {
      const code = codes[++i];
      if ((CLASSES[code] & Class.StringStop) === 0) continue;
      if (code === quote) {
        if (codes[i + 1] === quote && codes[i + 2] === quote) return i + 3;
      } else if (code === Code.Backslash) {
        i++;
        if (codes[i] === Code.LineFeed || codes[i] === Code.CarriageReturn) i = this.lineBreak(i) - 1;
      } else if (code === Code.LineFeed || code === Code.CarriageReturn) {
        if (i === this.nextRepair) return -i;
        i = this.lineBreak(i) - 1;
      }
      if (i >= this.length) {
        this.unterminatedTriple = start;
        return -this.length;
      }
    }
  }

  /** Text that a repair declares to be the rest of a triple-quoted string whose opening quotes are lost; gives the offset behind it. */
  protected repairedString(i: number): number {
    const mark = this.text.indexOf('"""', i);
    const other = this.text.indexOf("'''", i);
    const end = mark < 0 ? other : other < 0 ? mark : Math.min(mark, other);
    const stop = end < 0 ? this.length : end + 3;
    for (; i < stop; i++) {
      if (this.codes[i] === Code.LineFeed || this.codes[i] === Code.CarriageReturn) i = this.lineBreak(i) - 1;
    }
    return stop;
  }

  /** Scans a format string whose prefix starts at `start` and whose opening quote is at `i`, up to its end or its first field. */
  protected formatString(start: number, i: number): number {
    const codes = this.codes;
    const quote = codes[i];
    const triple = codes[i + 1] === quote && codes[i + 2] === quote;
    let shape = quote;
    if (triple) shape |= Shape.Triple;
    if ((codes[start] | 32) === 114 /* r */ || (i - start > 1 && (codes[start + 1] | 32) === 114)) shape |= Shape.Raw;
    const behind = triple ? i + 3 : i + 1;
    this.open(Open.Text, this.count, shape);
    this.push(Token.FormatStart, start, behind);
    return this.formatText(behind);
  }

  /** Goes on with the literal text of the format strings that are open at `i` until code comes; gives the code's offset. */
  protected formatText(i: number): number {
    while (this.depth > 0) {
      const kind = this.openKinds[this.depth - 1];
      const shape = this.openQuotes[this.depth - 1];
      if (kind === Open.Text) i = this.literalText(i, shape);
      else if (kind === Open.Specification) i = this.specification(i, shape);
      else break;
    }
    return i;
  }

  private field(i: number, shape: number): number {
    this.open(Open.Field, this.count, shape);
    this.push(Token.FieldStart, i, i + 1);
    return i + 1;
  }

  /** The end of a field at `i`, where its `}` is; gives the offset behind it. */
  protected endField(i: number): number {
    this.symbols[this.openTokens[--this.depth]] = this.count;
    this.push(Token.FieldEnd, i, i + 1);
    return i + 1;
  }

  private literalText(i: number, shape: number): number {
    const codes = this.codes;
    const quote = shape & Shape.Code;
    for (; ; i++) {
      const code = codes[i];
      if ((CLASSES[code] & Class.FieldStop) === 0) continue;
      if (code === Code.LeftBrace) {
        if (codes[i + 1] !== Code.LeftBrace) return this.field(i, shape);
        i++;
      } else if (code === Code.RightBrace) {
        if (codes[i + 1] === Code.RightBrace) i++;
        else this.problem("Nothing opens this '}'; a brace as such is written '}}' here.", i, i + 1);
      } else if (code === Code.Backslash) {
        i = this.escape(i, shape);
      } else if (code === quote) {
        const triple = (shape & Shape.Triple) !== 0;
        if (triple && (codes[i + 1] !== quote || codes[i + 2] !== quote)) continue;
        const end = triple ? i + 3 : i + 1;
        this.symbols[this.openTokens[--this.depth]] = this.count;
        this.push(Token.FormatEnd, i, end);
        return end;
      } else if (this.lineEndsText(i, code, shape)) {
        return i;
      } else if (code === Code.CarriageReturn || code === Code.LineFeed) {
        i = this.lineBreak(i) - 1;
      }
    }
  }

  private specification(i: number, shape: number): number {
    const codes = this.codes;
    for (; ; i++) {
      const code = codes[i];
      if ((CLASSES[code] & Class.FieldStop) === 0) continue;
      if (code === Code.LeftBrace) return this.field(i, shape);
      if (code === Code.RightBrace) return this.endField(i);
      if (code === Code.Backslash) {
        i = this.escape(i, shape);
      } else if (code === (shape & Shape.Code) && ((shape & Shape.Triple) === 0 || (codes[i + 1] === code && codes[i + 2] === code))) {
        this.problem("'{' was never closed.", this.starts[this.openTokens[this.depth - 1]], this.starts[this.openTokens[this.depth - 1]] + 1);
        this.endDownTo(this.depth - 1, i);
        return i;
      } else if (this.lineEndsText(i, code, shape)) {
        return i;
      } else if (code === Code.CarriageReturn || code === Code.LineFeed) {
        i = this.lineBreak(i) - 1;
      }
    }
  }

  /** The last offset of the escape sequence at `i`; a brace behind the backslash still counts as a brace, but for `\N{...}`. */
  private escape(i: number, shape: number): number {
    const codes = this.codes;
    const next = codes[i + 1];
    if (next === Code.LeftBrace || next === Code.RightBrace) return i;
    if (next === Code.LineFeed || next === Code.CarriageReturn) return this.lineBreak(i + 1) - 1;
    if (next === Code.End && i + 1 >= this.length) return i;
    if (next === 78 /* N */ && (shape & Shape.Raw) === 0 && codes[i + 2] === Code.LeftBrace) {
      let end = i + 3;
      while ((CLASSES[codes[end]] & Class.NamePart) !== 0 || codes[end] === Code.Space || codes[end] === Code.Minus) end++;
      if (codes[end] === Code.RightBrace) return end;
    }
    return i + 1;
  }

  /** Whether the line end (or quote of no meaning) at `i` ends format text for want of its quote; if so, all that it must end has ended. */
  private lineEndsText(i: number, code: number, shape: number): boolean {
    const triple = (shape & Shape.Triple) !== 0;
    if (code === Code.End) {
      if (i < this.length) return false;
    } else if (code !== Code.LineFeed && code !== Code.CarriageReturn) {
      return false;
    } else if (triple && i !== this.nextRepair) {
      return false;
    }
    let text = this.depth - 1;
    while (this.openKinds[text] !== Open.Text) text--;
    const start = this.starts[this.openTokens[text]];
    if (triple && code === Code.End) this.unterminatedTriple = start;
    this.unterminated(start, i, triple);
    this.endDownTo(text, i);
    if (i === this.nextRepair) this.repairReached();
    else if (!triple) this.afterUnterminated(start, i);
    return true;
  }

  protected unterminated(start: number, end: number, triple: boolean): void {
    this.problem(triple ? 'This triple-quoted string is never closed.' : 'This string is never closed.', start, triple ? start + 3 : end);
  }

  /**
   * A string without its closing quote has swallowed what follows on its line, `start` to `end`: outer format strings on the line end too, and
   * where the swallowed text would have closed all brackets, or ended in a header's colon, that is made good.
   */
  protected afterUnterminated(start: number, end: number): void {
    const lowest = Math.max(0, this.depth - LOOK_OUT);
    for (let depth = lowest; depth < this.depth; depth++) {
      if (this.openKinds[depth] === Open.Text && (this.openQuotes[depth] & Shape.Triple) === 0) this.endDownTo(depth, end);
    }
    const swallowed = this.text.slice(start + 1, end).match(/"""|'''/g);
    if (swallowed !== null && swallowed.length % 2 === 1) this.swallowedTriples.push(start);
    if (this.depth > LOOK_OUT) return;
    let closing = 0;
    let colon = -1;
    for (let i = start + 1; i < end; i++) {
      const code = this.codes[i];
      if (code === Code.RightParenthesis || code === Code.RightBracket || code === Code.RightBrace) closing++;
      else if (code === Code.LeftParenthesis || code === Code.LeftBracket || code === Code.LeftBrace) closing--;
      else if (code === Code.Hash && colon >= 0) break;
      if ((CLASSES[code] & Class.Blank) === 0) colon = code === Code.Colon ? i : -1;
    }
    const header = colon >= 0 && HAS_BLOCK[this.kinds[this.lineToken]] === 1;
    if (closing < this.depth && !header) return;
    this.endDownTo(0, end);
    if (header) this.push(Token.Colon, colon, colon + 1);
  }
}
