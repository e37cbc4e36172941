/** What line starts and line ends mean: indentation, joined lines, brackets found forgotten at a line's start, the end of the file. */
import { CLASSES, Class, Code } from './characters';
import { TripleQuotes } from './triple-quotes';
import { Token } from './tokens';

export const TAB_WIDTH = 8;

export class Layout extends TripleQuotes {
  /** Offset and column of the first text of the current line, if the line started inside brackets; else -1. */
  protected continuation = -1;
  protected continuationColumn = 0;
  /** Whether `endBrackets` went back to the statement's first bracket. */
  protected rewound = false;

  /**
   * Ends the brackets that `endsBefore` found forgotten at `offset`; gives where to go on: at the statement's first bracket, or at the line's
   * start.
   */
  protected endBrackets(offset: number): number {
    const lineStart = this.lineStartOf(offset);
    this.rewound = this.doubtful && this.starts[this.openTokens[0]] >= this.strictUntil;
    this.continuation = -1;
    if (this.rewound) return this.rewindStatement(offset);
    const end = this.ends[this.count - 1];
    this.endAll(end);
    this.doubtful = false;
    this.push(Token.Newline, end, end);
    return offset === this.length ? offset : lineStart;
  }

  /** Passes the line break at `i`, inside brackets, and the next line's indentation; -1 if that line's start is to be repaired. */
  protected continueLine(i: number): number {
    const lineStart = this.lineBreak(i);
    let column = 0;
    let next = lineStart;
    let code = this.codes[next];
    while ((CLASSES[code] & Class.Blank) !== 0) {
      column = code === Code.Space ? column + 1 : code === Code.Tab ? column + TAB_WIDTH - (column % TAB_WIDTH) : 0;
      code = this.codes[++next];
    }
    this.continuation = next;
    this.continuationColumn = column;
    return lineStart === this.nextRepair ? -1 : next;
  }

  /** Indentation split by a backslash, whose line break is at `i`: the first part that is not empty counts. Leaves it in `continuationColumn`. */
  protected joinedIndentation(i: number, column: number): number {
    const { codes } = this;
    for (;;) {
      i = this.lineBreak(i);
      let own = 0;
      while ((CLASSES[codes[i]] & Class.Blank) !== 0) {
        own = codes[i] === Code.Tab ? own + TAB_WIDTH - (own % TAB_WIDTH) : own + 1;
        i++;
      }
      if (column === 0) column = own;
      if (codes[i] !== Code.Backslash || (codes[i + 1] !== Code.LineFeed && codes[i + 1] !== Code.CarriageReturn)) break;
      i++;
    }
    this.continuationColumn = column;
    return i;
  }

  protected indentTo(column: number, i: number): void {
    const { indents } = this;
    if (column > indents[this.indentDepth]) {
      this.push(Token.Indent, i, i);
      if (++this.indentDepth === indents.length) {
        this.indents = new Int32Array(indents.length * 2);
        this.indents.set(indents);
      }
      this.indents[this.indentDepth] = column;
      return;
    }
    while (column < indents[this.indentDepth]) {
      if (column > indents[this.indentDepth - 1]) {
        // The line stays in the block that it is still deeper than; the block's further lines may stand where this one stands.
        this.problem('This line is indented unlike every line above that it could belong with.', i, this.lineEndAfter(i));
        indents[this.indentDepth] = column;
        return;
      }
      this.indentDepth--;
      this.push(Token.Dedent, i, i);
    }
  }

  protected finish(): void {
    const { length } = this;
    if (this.count > 0 && this.kinds[this.count - 1] !== Token.Newline) this.push(Token.Newline, length, length);
    for (; this.indentDepth > 0; this.indentDepth--) this.push(Token.Dedent, length, length);
    for (let ahead = 0; ahead < 4; ahead++) this.push(Token.EndOfFile, length, length);
    this.count -= 3;
  }
}
