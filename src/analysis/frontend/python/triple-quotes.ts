/**
 * One quote lost from a triple quote turns the rest of a file inside out: code becomes string, and string code. Nothing local says so; the
 * last triple-quoted string just never ends. Then every line is judged by what it looks like, code or prose, and the place is sought from
 * which on, with inside and outside exchanged, most lines look like what they are taken for. One pass over the lines' scores finds it.
 */
import { Quotes } from './quotes';
import { Token } from './tokens';

/** Each repair costs one more scan of the file. */
const MOST_REPAIRS = 3;
/** Unmistakable beside mere likeness: a pair of quotes that could be what is left of three. */
const REMAINS = 4;

const BLANK = /^\s*$/;
const PROMPT = /^\s*(>>>|\.\.\.) /;
const CODE =
  /^\s*(?:(?:async\s+)?def\s+\w+\s*[([]|class\s+\w+\s*[([:]|import\s+[\w.]+|from\s+[\w.]+\s+import\b|@\w[\w.]*(?:\(|\s*$)|(?:return|raise|assert|del|global|nonlocal|yield)\b|(?:pass|break|continue)\s*$|(?:if|elif|else|for|while|with|try|except|finally|async)\b.*:\s*(?:#.*)?$|[\w.]+(?:\[.*\])?\s*(?:[-+*/|&%]?=)\s?\S|[\w.]+\(|#|[\])}]+,?\s*$)/;
const PROSE = /^\s*(?:[-*] |:\w+ |\.\. |[A-Z][\w']*[,;]? [\w']+ |[\w'-]+[,;]? [\w'-]+[,;]? [\w'-]+|\w+\.$)/;

/** How much a line looks like code (above 0) or like a string's text (below 0). */
function codeLikeness(line: string): number {
  if (line.length > 400 || BLANK.test(line)) return 0;
  if (PROMPT.test(line)) return -2;
  if (CODE.test(line)) return 2;
  return PROSE.test(line) ? -2 : 0;
}

export class TripleQuotes extends Quotes {
  /** Offsets in order: of a line's start where a string opens, or of a line's end where one closes. */
  protected repairs: number[] = [];
  private reached = 0;

  protected startRepairs(): void {
    this.reached = 0;
    this.nextRepair = this.repairs.length > 0 ? this.repairs[0] : -1;
    this.unterminatedTriple = -1;
  }

  protected override repairReached(): void {
    this.reached++;
    this.nextRepair = this.reached < this.repairs.length ? this.repairs[this.reached] : -1;
  }

  /** Seeks the place where a triple quote was lost, after a scan that ended inside a string; false: nothing better than that scan. */
  protected planRepair(): boolean {
    if (this.repairs.length >= MOST_REPAIRS) return false;
    const { lines, lineCount, text } = this;
    let at = this.unterminatedTriple;
    while (text[at] !== '"' && text[at] !== "'") at++;
    const quote = text[at];
    const inside = this.linesInsideStrings();
    const opensRemains = new RegExp(`(?<!${quote})${quote}${quote}(?=\\w)|^\\s*${quote}${quote}\\s*$`);
    const closesRemains = new RegExp(`[\\w.!?)]${quote}${quote}\\s*$|^\\s*${quote}${quote}\\s*$`);
    const mark = quote.repeat(3);

    // Above a line everything stays, from it on everything changes sides: `gain` is what that is worth, `best` the line where it is worth most.
    let gain = 0;
    const gains = new Float64Array(lineCount + 1);
    const bonus = new Float64Array(lineCount + 1);
    for (let line = lineCount - 1; line >= 0; line--) {
      const source = text.slice(lines[line], line + 1 < lineCount ? lines[line + 1] : this.length);
      if (!source.includes(mark)) {
        const likeness = codeLikeness(source);
        gain += inside[line] ? likeness : -likeness;
        if (inside[line] ? closesRemains.test(source) : opensRemains.test(source)) bonus[inside[line] ? line + 1 : line] = REMAINS;
      }
      gains[line] = gain;
    }
    let best = -1;
    let most = 0;
    const known = this.repairs.length > 0 ? this.repairs[this.repairs.length - 1] : -1;
    for (let line = lineCount - 1; line > 0 && lines[line] > known + 1; line--) {
      if (gains[line] + bonus[line] > most) {
        most = gains[line] + bonus[line];
        best = line;
      }
    }
    if (best < 0) return false;
    let place = lines[best];
    if (inside[best]) {
      place--;
      if (text.charAt(place) === '\n' && text.charAt(place - 1) === '\r') place--;
    }
    this.repairs.push(place);
    return true;
  }

  /** By line: whether its start is inside a string. */
  private linesInsideStrings(): Uint8Array {
    const inside = new Uint8Array(this.lineCount + 1);
    let outer = 0;
    let outerStart = 0;
    for (let token = 0; token < this.count; token++) {
      let start = this.starts[token];
      const end = this.ends[token];
      switch (this.kinds[token]) {
        case Token.FormatStart:
          if (outer++ === 0) outerStart = start;
          continue;
        case Token.FormatEnd:
          if (--outer > 0) continue;
          start = outerStart;
          break;
        case Token.String:
        case Token.Bytes:
          if (outer > 0) continue;
          break;
        default:
          continue;
      }
      const last = this.lineIndexOf(Math.max(start, end - 1));
      for (let line = this.lineIndexOf(start) + 1; line <= last; line++) inside[line] = 1;
    }
    return inside;
  }
}
