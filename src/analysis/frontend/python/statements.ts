/** Statements on one line, and what all statements share: lists of them, blocks, the recovery at a line's end. */
import { AssignFlag, CollectionFlag, Kind, Node, ScopeFlag } from '../../ir/node';
import { SYMBOL_CASE, SYMBOL_LAZY, SYMBOL_MATCH, SYMBOL_STAR, SYMBOL_TYPE } from '../../ir/symbols';
import { Parameters } from './parameters';
import { HAS_BLOCK, STARTS_EXPRESSION, Token } from './tokens';

/** CPython's own limit for indentation. Deeper blocks are read as if they were not indented further. */
const MOST_BLOCKS = 100;

export abstract class Statements extends Parameters {
  private blocks = 0;
  /** End of the last statement read, its line break excluded. */
  protected statementEnd = 0;

  /** Gathers a statement that starts with a keyword of its own and has blocks; false: it is none. */
  protected abstract compound(): boolean;
  protected abstract matchStatement(): Node;
  protected abstract caseClause(): Node;

  protected module(): Node {
    this.blocks = 0;
    this.statementEnd = 0;
    const root = new Node(Kind.Module, 0, this.text.length);
    do this.statements(false);
    while (this.kind !== Token.EndOfFile);
    root.list = this.take(0);
    return root;
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
          else this.reportUnlessFollowing('There are too many levels of indentation to be read.');
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
  private simpleLine(): void {
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
    const callee = node.kind === Kind.ExpressionStatement && node.a !== null && node.a.kind === Kind.Name ? this.text.slice(node.a.start, node.a.end) : '';
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
    const error = new Node(named && this.kinds[this.position - 1] === Token.Stray ? Kind.Call : Kind.Error, start, 0);
    error.list = this.take(from);
    error.end = Math.max(error.start, this.behind());
    this.statementEnd = error.end;
    if (error.kind === Kind.Call) {
      error.start = callee!.start;
      error.a = callee;
      before.a = error;
      before.end = error.end;
    } else {
      this.gather(error);
    }
  }

  private simpleStatement(): Node {
    const start = this.here();
    switch (this.kind) {
      case Token.Return: {
        const node = this.keyword(Kind.Return);
        if (STARTS_EXPRESSION[this.kind] === 1) node.a = this.expressionList();
        return this.ended(node);
      }
      case Token.Raise: {
        const node = this.keyword(Kind.Raise);
        if (STARTS_EXPRESSION[this.kind] === 1) {
          node.a = this.expression();
          if (this.at(Token.From)) {
            this.advance();
            node.b = this.expression();
          }
        }
        return this.ended(node);
      }
      case Token.Pass: return this.keyword(Kind.Pass);
      case Token.Break: return this.keyword(Kind.Break);
      case Token.Continue: return this.keyword(Kind.Continue);
      case Token.Import: return this.importNames(start);
      case Token.From: return this.importFrom(start);
      case Token.Global: return this.scope(ScopeFlag.Global);
      case Token.Nonlocal: return this.scope(ScopeFlag.Nonlocal);
      case Token.Del: return this.deletion();
      case Token.Assert: {
        const node = this.keyword(Kind.Assert);
        node.a = this.expression();
        if (this.at(Token.Comma)) {
          this.advance();
          node.b = this.expression();
        }
        return this.ended(node);
      }
      case Token.Name: {
        const symbol = this.symbols[this.position];
        if (symbol === SYMBOL_TYPE && this.kinds[this.position + 1] === Token.Name) return this.typeAlias(start);
        if (symbol === SYMBOL_LAZY && (this.kinds[this.position + 1] === Token.Import || this.kinds[this.position + 1] === Token.From)) {
          this.advance();
          return this.at(Token.Import) ? this.importNames(start) : this.importFrom(start);
        }
        return this.expressionStatement(start);
      }
      default:
        return this.expressionStatement(start);
    }
  }

  /** A node at the keyword at hand, which it passes. */
  private keyword(kind: Kind): Node {
    const node = new Node(kind, this.starts[this.position], this.ends[this.position]);
    this.advance();
    return node;
  }

  protected ended(node: Node): Node {
    node.end = Math.max(node.start, this.behind());
    return node;
  }

  private expressionStatement(start: number): Node {
    const first = this.yieldOrList();
    switch (this.kind) {
      case Token.Assign: {
        const node = new Node(Kind.Assign, start, 0);
        const from = this.gathered;
        let value = first;
        while (this.kind === Token.Assign) {
          this.gather(value);
          this.advance();
          value = this.yieldOrList();
        }
        node.list = this.take(from);
        node.a = value;
        return this.ended(node);
      }
      case Token.AugmentedAssign: {
        const node = new Node(Kind.AugmentedAssign, start, 0);
        node.flags = this.symbols[this.position];
        this.advance();
        node.a = first;
        node.b = this.yieldOrList();
        return this.ended(node);
      }
      case Token.Colon: {
        const node = new Node(Kind.Assign, start, 0);
        node.list = [first];
        this.advance();
        node.b = this.expression();
        if (this.at(Token.Assign)) {
          this.advance();
          node.a = this.yieldOrList();
        }
        return this.ended(node);
      }
      case Token.ColonAssign: {
        this.report("':=' needs parentheses here.");
        const node = new Node(Kind.Assign, start, 0);
        node.flags = AssignFlag.Walrus;
        node.list = [first];
        this.advance();
        node.a = this.expression();
        return this.ended(node);
      }
      default: {
        const node = new Node(first.kind === Kind.Error ? Kind.Error : Kind.ExpressionStatement, start, 0);
        if (first.kind === Kind.Error) node.list = first.list;
        else node.a = first;
        return this.ended(node);
      }
    }
  }

  private scope(flag: ScopeFlag): Node {
    const node = this.keyword(Kind.Scope);
    node.flags = flag;
    const from = this.gathered;
    for (;;) {
      if (this.kind !== Token.Name) {
        this.report('A name is missing here.');
        break;
      }
      this.gather(this.name());
      if (!this.at(Token.Comma)) break;
      this.advance();
    }
    node.list = this.take(from);
    return this.ended(node);
  }

  private deletion(): Node {
    const node = this.keyword(Kind.Delete);
    if (STARTS_EXPRESSION[this.kind] === 1) {
      const open = this.kind === Token.LeftParenthesis;
      const target = this.expressionList();
      const tuple = target.kind === Kind.Collection && target.flags === CollectionFlag.Tuple && !open;
      node.list = tuple ? target.list : [target];
    } else {
      this.report("Behind 'del' it does not say what to delete.");
    }
    return this.ended(node);
  }

  private typeAlias(start: number): Node {
    const node = new Node(Kind.TypeAlias, start, 0);
    this.advance();
    node.symbol = this.symbols[this.position];
    this.advance();
    node.b = this.typeParameters();
    if (this.skip(Token.Assign)) node.a = this.expression();
    else this.report("'=' is missing behind the name of this type alias.");
    return this.ended(node);
  }

  protected name(): Node {
    const node = this.keyword(Kind.Name);
    node.symbol = this.symbols[this.position - 1];
    return node;
  }

  private importNames(start: number): Node {
    const node = new Node(Kind.Import, start, 0);
    this.advance();
    const from = this.gathered;
    do this.gather(this.alias(this.dotted()));
    while (this.skip(Token.Comma));
    node.list = this.take(from);
    return this.ended(node);
  }

  private importFrom(start: number): Node {
    const node = new Node(Kind.ImportFrom, start, 0);
    this.advance();
    while (this.kind === Token.Dot || this.kind === Token.Ellipsis) {
      node.flags += this.kind === Token.Dot ? 1 : 3;
      this.advance();
    }
    if (this.kind === Token.Name) node.a = this.dotted();
    else if (node.flags === 0) this.report("A module's name is missing here.");
    if (!this.skip(Token.Import)) {
      this.report("'import' is missing here.");
      return this.ended(node);
    }
    const from = this.gathered;
    if (this.kind === Token.Star) {
      const star = this.keyword(Kind.Name);
      star.symbol = SYMBOL_STAR;
      const dotted = new Node(Kind.Dotted, star.start, star.end);
      dotted.list = [star];
      this.gather(this.alias(dotted));
    } else if (this.kind === Token.LeftParenthesis) {
      const close = this.symbols[this.position];
      this.advance();
      while (this.position < close) {
        const before = this.position;
        if (this.at(Token.Name)) this.gather(this.importedName());
        if (this.at(Token.Comma)) this.advance();
        else if (this.position < close) {
          this.report('A comma is missing here.');
          if (this.position === before) this.advance();
        }
      }
      this.closeWith(Token.RightParenthesis);
    } else {
      for (;;) {
        if (this.kind !== Token.Name) {
          this.report('It does not say what to import.');
          break;
        }
        this.gather(this.importedName());
        if (!this.skip(Token.Comma)) break;
      }
    }
    node.list = this.take(from);
    return this.ended(node);
  }

  private importedName(): Node {
    const name = this.name();
    const dotted = new Node(Kind.Dotted, name.start, name.end);
    dotted.list = [name];
    return this.alias(dotted);
  }

  private alias(dotted: Node): Node {
    const node = new Node(Kind.Alias, dotted.start, dotted.end);
    node.a = dotted;
    if (this.kind === Token.As) {
      this.advance();
      if (this.at(Token.Name)) {
        node.symbol = this.symbols[this.position];
        this.advance();
      } else {
        this.report("A name is missing behind 'as'.");
      }
      node.end = this.behind();
    }
    return node;
  }

  private dotted(): Node {
    const node = new Node(Kind.Dotted, this.here(), 0);
    const from = this.gathered;
    for (;;) {
      if (this.kind !== Token.Name) {
        this.report("A module's name is missing here.");
        break;
      }
      this.gather(this.name());
      if (!this.at(Token.Dot)) break;
      this.advance();
    }
    node.list = this.take(from);
    return this.ended(node);
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
      this.advance();
      if (!this.at(Token.Indent)) {
        this.report('An indented block is missing below this line.');
      } else if (this.blocks < MOST_BLOCKS) {
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
    if (list.length === 0) {
      this.statementEnd = headEnd;
      return new Node(Kind.Block, headEnd, headEnd);
    }
    const block = new Node(Kind.Block, list[0].start, Math.max(list[0].start, this.statementEnd));
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
