/**
 * One quote lost from a triple quote turns the rest of a file inside out: code becomes string, and string code. Nothing local says so; the
 * last triple-quoted string just never ends. Then every line is judged by what it looks like, code or prose, and the place is sought from
 * which on, with inside and outside exchanged, most lines look like what they are taken for. One pass over the lines' scores finds it.
 */
import { Quotes } from './quotes';
import { Token } from './tokens';

/** Each repair costs one more scan of the file. */
const MOST_REPAIRS = 3;
/** Worth of a pair of quotes that could be what is left of three, beside the 2 of a line that looks right. */
const REMAINS = 4;

const BLANK = /^\s*$/;
const PROMPT = /^\s*(>>>|\.\.\.) /;
const CODE = new RegExp(`^\\s*(?:${[
  String.raw`(?:async\s+)?def\s+\w+\s*[([]|class\s+\w+\s*[([:]|@\w[\w.]*(?:\(|\s*$)`,
  String.raw`import\s+[\w.]+|from\s+[\w.]+\s+import\b`,
  String.raw`(?:return|raise|assert|del|global|nonlocal|yield)\b|(?:pass|break|continue)\s*$`,
  String.raw`(?:if|elif|else|for|while|with|try|except|finally|async)\b.*:\s*(?:#.*)?$`,
  String.raw`[\w.]+(?:\[.*\])?\s*[-+*/|&%]?=\s?\S|[\w.]+\(|#|[\])}]+,?\s*$`,
].join('|')})`);
const PROSE = /^\s*(?:[-*] |:\w+ |\.\. |[A-Z][\w']*[,;]? [\w']+ |[\w'-]+[,;]? [\w'-]+[,;]? [\w'-]+|\w+\.$)/;

/** How much a line looks like code (above 0) or like a string's text (below 0). */
function codeLikeness(line: string): number {
  if (line.length > 400 || BLANK.test(line)) return 0;
  if (PROMPT.test(line)) return -2;
  if (CODE.test(line)) return 2;
  return PROSE.test(line) ? -2 : 0;
}

/** By line: its likeness to code; whether it may have lost one of its opening or closing triple quotes. Lines with whole ones are left out. */
interface LineScores {
  likeness: Int8Array;
  opens: Uint8Array;
  closes: Uint8Array;
}

export class TripleQuotes extends Quotes {
  /** Offsets in order: of a line's start where a string opens, or of a line's end where one closes. */
  protected repairs: number[] = [];
  private reached = 0;

  protected startRepairs(): void {
    this.reached = 0;
    this.nextRepair = this.repairs.length > 0 ? this.repairs[0] : -1;
    this.unterminatedTriple = -1;
    this.swallowedTriples.length = 0;
  }

  protected override repairReached(): void {
    this.reached++;
    this.nextRepair = this.reached < this.repairs.length ? this.repairs[this.reached] : -1;
  }

  /**
   * Seeks the place where a triple quote was lost, if the scan ended inside a triple-quoted string or met triple quotes where none should be;
   * false: nothing better than that scan.
   */
  protected planRepair(): boolean {
    if ((this.unterminatedTriple < 0 && this.swallowedTriples.length === 0) || this.repairs.length >= MOST_REPAIRS) return false;
    const { lines, lineCount, text } = this;
    const inside = this.linesInsideStrings();
    const { likeness, opens, closes } = this.scoreLines();

    // Above a line everything stays, from it on everything changes sides: `gain` is what that is worth; sought is where it is worth most.
    const lowest = this.repairs.length > 0 ? this.repairs[this.repairs.length - 1] + 1 : 0;
    let gain = 0;
    let most = 0;
    let best = -1;
    for (let line = lineCount - 1; line > 0 && lines[line] > lowest; line--) {
      gain += inside[line] === 1 ? likeness[line] : -likeness[line];
      const remains = inside[line] === 1 ? closes[line - 1] === 1 : opens[line] === 1;
      const worth = remains ? gain + REMAINS : gain;
      if (worth > most) {
        most = worth;
        best = line;
      }
    }
    if (best < 0) return false;
    let place = lines[best];
    if (inside[best] === 1) {
      place--;
      if (text.charAt(place) === '\n' && text.charAt(place - 1) === '\r') place--;
    }
    this.repairs.push(place);
    return true;
  }

  private scoreLines(): LineScores {
    const { lines, lineCount, text } = this;
    const mark = this.repairedMark();
    const quote = mark[0];
    const pair = quote + quote;
    const opensRemains = new RegExp(`(?<!${quote})${pair}(?=\\w)|[=(,]\\s*[rRbBfF]?${pair}\\\\?\\s*$|^\\s*${pair}\\s*$`);
    const closesRemains = new RegExp(`(?:\\w\\w|[.!?)])${pair}\\s*$|^\\s*${pair}`);
    const scores = { likeness: new Int8Array(lineCount), opens: new Uint8Array(lineCount), closes: new Uint8Array(lineCount) };
    for (let line = 0; line < lineCount; line++) {
      const source = text.slice(lines[line], line + 1 < lineCount ? lines[line + 1] : this.length);
      if (source.includes(mark)) continue;
      scores.likeness[line] = codeLikeness(source);
      if (source.length > 400 || !source.includes(pair)) continue;
      scores.opens[line] = opensRemains.test(source) ? 1 : 0;
      scores.closes[line] = closesRemains.test(source) ? 1 : 0;
    }
    return scores;
  }

  /** The kind of triple quotes that is out of step. */
  private repairedMark(): string {
    const from = Math.max(this.unterminatedTriple, this.swallowedTriples[0] ?? 0);
    const doubled = this.text.indexOf('"""', from);
    const single = this.text.indexOf("'''", from);
    return doubled < 0 || (single >= 0 && single < doubled) ? "'''" : '"""';
  }

  /** By line: 1 if its start is inside a string. Triple quotes that other strings have swallowed count as if they had been met. */
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
    let swallowed = 0;
    for (let line = 0; line < this.lineCount; line++) {
      inside[line] ^= swallowed & 1;
      const lineEnd = line + 1 < this.lineCount ? this.lines[line + 1] : this.length;
      while (swallowed < this.swallowedTriples.length && this.swallowedTriples[swallowed] < lineEnd) swallowed++;
    }
    return inside;
  }
}
