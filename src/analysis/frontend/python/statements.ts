/** Lists of statements, their lines and blocks, and the recovery at a line's end. */
import { Kind, Node } from '../../ir/node';
import { SYMBOL_CASE, SYMBOL_MATCH } from '../../ir/symbols';
import { SimpleStatements } from './simple-statements';
import { HAS_BLOCK, STARTS_EXPRESSION, Token } from './tokens';

/** CPython's own limit for indentation. Deeper blocks are read as if they were not indented further. */
const MOST_BLOCKS = 100;

export abstract class Statements extends SimpleStatements {
  private blocks = 0;
  private depthReported = false;
  /** End of the last statement read, its line break excluded. */
  protected statementEnd = 0;

  /** Gathers a statement that starts with a keyword of its own and has blocks; false: it is none. */
  protected abstract compound(): boolean;
  protected abstract matchStatement(): Node;
  protected abstract caseClause(): Node;

  protected module(): Node {
    this.blocks = 0;
    this.depthReported = false;
    this.statementEnd = 0;
    const root = new Node(Kind.Module, 0, this.text.length);
    do this.statements(false);
    while (this.kind !== Token.EndOfFile);
    root.list = this.take(0);
    return root;
  }

  /** Once for a file: what is that deep is made by a program, and goes on for many lines. */
  private reportDepth(): void {
    if (this.depthReported) return;
    this.depthReported = true;
    this.reportUnlessFollowing('There are too many levels of indentation to be read.');
  }

  /** Gathers statements, or a match's `cases`, up to the dedent that ends their block, which it passes, or to the end of the file. */
  protected statements(cases: boolean): void {
    let unexpected = 0;
    for (;;) {
      switch (this.kind) {
        case Token.EndOfFile:
          return;
        case Token.Newline:
          this.advance();
          continue;
        case Token.Indent:
          this.statementToken = this.position;
          if (this.blocks < MOST_BLOCKS) this.reportUnlessFollowing('This line is indented for no reason.');
          else this.reportDepth();
          unexpected++;
          this.advance();
          continue;
        case Token.Dedent:
          this.advance();
          if (unexpected-- > 0) continue;
          return;
      }
      this.statementToken = this.position;
      if (!cases) {
        this.statement();
      } else if (this.kind === Token.Name && this.symbols[this.position] === SYMBOL_CASE) {
        this.gather(this.caseClause());
      } else {
        this.report("Only 'case' may stand here, below 'match'.");
        const error = new Node(Kind.Error, this.here(), 0);
        const from = this.gathered;
        this.statement();
        error.list = this.take(from);
        error.end = Math.max(error.start, this.statementEnd);
        this.gather(error);
      }
    }
  }

  /** Gathers one statement, or the statements of one line. Always moves on. */
  protected statement(): void {
    const before = this.position;
    if (this.kind < Token.Name) {
      if (this.compound()) return;
    } else if (this.kind === Token.At) {
      if (this.compound()) return;
    } else if (this.kind === Token.Name && this.symbols[this.position] === SYMBOL_MATCH && this.startsMatch()) {
      this.gather(this.matchStatement());
      return;
    }
    this.simpleLine();
    if (this.position === before) this.advance();
  }

  /** Gathers the statements of a line, and passes its end. */
  protected simpleLine(): void {
    for (;;) {
      const before = this.position;
      const node = this.simpleStatement();
      this.gather(node);
      if (this.kind === Token.Semicolon) {
        this.advance();
        if (!this.at(Token.Newline)) continue;
      }
      // A semicolon at the end belongs to the block, if not to the statement.
      this.statementEnd = Math.max(node.end, this.behind());
      if (this.kind === Token.Newline || this.kind === Token.EndOfFile) break;
      this.report(this.unexpected(node));
      this.gatherJunk(node, this.position === before);
      break;
    }
    if (this.kind === Token.Newline) this.advance();
  }

  private unexpected(node: Node): string {
    const name = node.kind === Kind.ExpressionStatement && node.a !== null && node.a.kind === Kind.Name ? node.a : null;
    const callee = name === null ? '' : this.text.slice(name.start, name.end);
    if ((callee === 'print' || callee === 'exec') && STARTS_EXPRESSION[this.kind] === 1) return `This is Python 2: ${callee} needs parentheses.`;
    return 'This does not belong here.';
  }

  /**
   * Gathers the expressions up to the line's end: as a call's arguments if `before` them stands what could be its callee and behind them a
   * bracket that nothing opens (`f a, b)`), else in an Error node.
   */
  private gatherJunk(before: Node, stuck: boolean): void {
    const start = this.here();
    const from = this.gathered;
    if (stuck) this.advance();
    this.junk(this.kinds.length, false);
    const callee = before.kind === Kind.ExpressionStatement || before.kind === Kind.Assign || before.kind === Kind.Return ? before.a : null;
    const named = callee !== null && (callee.kind === Kind.Name || callee.kind === Kind.Attribute);
    const call = named && this.gathered > from && this.kinds[this.position - 1] === Token.Stray;
    const error = new Node(call ? Kind.Call : Kind.Error, start, 0);
    error.list = this.take(from);
    error.end = Math.max(error.start, this.behind());
    this.statementEnd = error.end;
    if (call) {
      error.start = callee!.start;
      error.a = callee;
      before.a = error;
      before.end = error.end;
    } else {
      this.gather(error);
    }
  }

  /** Whether `match` at hand is the statement: a subject, a colon at the line's end, and `case` below. */
  private startsMatch(): boolean {
    const { kinds, symbols } = this;
    let token = this.position + 1;
    if (STARTS_EXPRESSION[kinds[token]] === 0) return false;
    for (;;) {
      switch (kinds[token]) {
        case Token.LeftParenthesis:
        case Token.LeftBracket:
        case Token.LeftBrace:
        case Token.FormatStart:
          token = symbols[token];
          if (kinds[token] === Token.Newline) return false;
          break;
        case Token.Colon:
          if (kinds[token + 1] !== Token.Newline) break;
          // Without `case` below, what starts like an operand shows that it cannot be a name.
          if (kinds[token + 2] === Token.Indent) return kinds[token + 3] === Token.Name && symbols[token + 3] === SYMBOL_CASE;
          return kinds[this.position + 1] === Token.Name;
        case Token.Newline:
        case Token.EndOfFile:
        case Token.Assign:
        case Token.AugmentedAssign:
        case Token.Semicolon:
          return false;
      }
      token++;
    }
  }

  /** `:` and the block behind it. What stands before the colon and does not belong there opens the block, in an Error node. */
  protected block(): Node {
    return this.blockOf(false);
  }

  protected blockOf(cases: boolean): Node {
    const from = this.gathered;
    if (this.kind === Token.Colon) this.advance();
    else this.missingColon();
    const headEnd = this.behind();
    if (this.kind === Token.Newline) {
      if (this.kinds[this.position + 1] !== Token.Indent) this.report('An indented block is missing below this line.');
      this.advance();
      if (this.at(Token.Indent) && this.blocks < MOST_BLOCKS) {
        this.advance();
        this.blocks++;
        this.statements(cases);
        this.blocks--;
      }
    } else if (HAS_BLOCK[this.kind] === 1) {
      this.report('This statement needs a line of its own.');
      this.blocks++;
      if (this.blocks <= MOST_BLOCKS) this.statement();
      else this.simpleLine();
      this.blocks--;
    } else if (this.kind !== Token.EndOfFile) {
      this.simpleLine();
    }
    return this.closeBlock(from, headEnd);
  }

  private closeBlock(from: number, headEnd: number): Node {
    const list = this.take(from);
    this.statementEnd = list.length === 0 ? headEnd : Math.max(headEnd, this.statementEnd);
    const block = new Node(Kind.Block, list.length === 0 ? headEnd : list[0].start, this.statementEnd);
    block.list = list;
    return block;
  }

  private missingColon(): void {
    this.report("':' is missing here.");
    const error = new Node(Kind.Error, this.here(), 0);
    const from = this.gathered;
    this.junk(this.kinds.length, true);
    error.list = this.take(from);
    error.end = Math.max(error.start, this.behind());
    if (error.list.length > 0) this.gather(error);
    this.skip(Token.Colon);
  }
}
