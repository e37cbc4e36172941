/** Statements with blocks: branches, loops, try, with, functions, classes. */
import { FunctionFlag, Kind, Node } from '../../ir/node';
import { LONGEST_CHAIN } from './expressions';
import { Patterns } from './patterns';
import { STARTS_EXPRESSION, Token } from './tokens';

export abstract class CompoundStatements extends Patterns {
  protected compound(): boolean {
    const start = this.here();
    let node: Node;
    switch (this.kind) {
      case Token.If: node = this.ifStatement(); break;
      case Token.For: node = this.forStatement(start, 0); break;
      case Token.While: node = this.whileStatement(); break;
      case Token.Try: node = this.tryStatement(); break;
      case Token.With: node = this.withStatement(start, 0); break;
      case Token.Def: node = this.functionDefinition(start, 0, []); break;
      case Token.Class: node = this.classDefinition([]); break;
      case Token.At: node = this.decorated(); break;
      case Token.Async: {
        const next = this.kinds[this.position + 1];
        this.advance();
        if (next !== Token.Def && next !== Token.For && next !== Token.With) {
          this.report("Behind 'async' comes 'def', 'for' or 'with'.");
          this.simpleLine();
          return true;
        }
        if (next === Token.Def) node = this.functionDefinition(start, FunctionFlag.Async, []);
        else node = next === Token.For ? this.forStatement(start, FunctionFlag.Async) : this.withStatement(start, FunctionFlag.Async);
        break;
      }
      case Token.Elif:
        this.reportUnlessFollowing("This 'elif' belongs to no 'if'.");
        node = this.ifStatement();
        break;
      case Token.Else:
      case Token.Finally:
        this.reportUnlessFollowing(this.kind === Token.Else ? "This 'else' belongs to nothing above it." : "This 'finally' belongs to no 'try'.");
        node = this.orphan();
        break;
      case Token.Except:
        // Read as a `try` without its body: what follows its broken body belongs together.
        this.reportUnlessFollowing("This 'except' belongs to no 'try'.");
        node = new Node(Kind.Try, start, 0);
        node.c = new Node(Kind.Block, start, start);
        this.tryTail(node);
        break;
      default:
        return false;
    }
    this.statementEnd = node.end;
    this.gather(node);
    return true;
  }

  /** A block whose statement is missing. */
  private orphan(): Node {
    const node = new Node(Kind.Error, this.here(), 0);
    this.advance();
    node.list = [this.block()];
    node.end = this.statementEnd;
    return node;
  }

  /** `if` with all its `elif`s: each is nested in the `else` of the one before, up to a length; the piece behind joins the first one's list. */
  private ifStatement(): Node {
    const from = this.gathered;
    let root: Node | null = null;
    let last: Node | null = null;
    for (let length = 0; root === null || this.kind === Token.Elif; length++) {
      if (root !== null) this.statementToken = this.position;
      const node = new Node(Kind.If, this.here(), 0);
      this.advance();
      node.a = this.namedExpression();
      node.c = this.block();
      this.gather(node);
      if (root === null) root = node;
      else if (length % LONGEST_CHAIN === 0) root.list = root.list.concat(node);
      else last!.list = last === root ? root.list.concat(node) : [node];
      last = node;
    }
    const otherwise = this.elseBlock();
    if (otherwise !== null) last!.list = last!.list.length === 0 ? [otherwise] : last!.list.concat(otherwise);
    const end = this.statementEnd;
    while (this.gathered > from) {
      const node = this.scratch[--this.gathered];
      node.end = Math.max(node.start, end);
    }
    return root;
  }

  private elseBlock(): Node | null {
    if (this.kind !== Token.Else) return null;
    this.statementToken = this.position;
    this.advance();
    return this.block();
  }

  /** At `for`; `start` is where the statement starts. */
  private forStatement(start: number, flags: number): Node {
    const node = new Node(Kind.For, start, 0);
    node.flags = flags;
    this.advance();
    node.a = this.targetList();
    if (this.kind === Token.In) this.advance();
    else this.report("'in' is missing here.");
    node.b = STARTS_EXPRESSION[this.kind] === 1 ? this.expressionList() : this.missing('It does not say what to loop over.');
    return this.loopBody(node);
  }

  private whileStatement(): Node {
    const node = new Node(Kind.While, this.here(), 0);
    this.advance();
    node.a = this.namedExpression();
    return this.loopBody(node);
  }

  private loopBody(node: Node): Node {
    node.c = this.block();
    const otherwise = this.elseBlock();
    if (otherwise !== null) node.list = [otherwise];
    node.end = this.statementEnd;
    return node;
  }

  private tryStatement(): Node {
    const node = new Node(Kind.Try, this.here(), 0);
    this.advance();
    node.c = this.block();
    if (!this.tryTail(node)) this.reportUnlessFollowing("This 'try' has neither an 'except' nor a 'finally'.");
    return node;
  }

  /** The handlers, `else` and `finally` of a `try`; false if it has neither handlers nor `finally`. */
  private tryTail(node: Node): boolean {
    const from = this.gathered;
    while (this.kind === Token.Except) {
      this.statementToken = this.position;
      this.gather(this.handler());
    }
    const handlers = this.gathered - from;
    node.list = this.take(from);
    node.a = this.elseBlock();
    if (this.kind === Token.Finally) {
      this.statementToken = this.position;
      this.advance();
      node.b = this.block();
    }
    node.end = this.statementEnd;
    return handlers > 0 || node.b !== null;
  }

  private handler(): Node {
    const node = new Node(Kind.Handler, this.here(), 0);
    this.advance();
    if (this.kind === Token.Star) this.advance();
    // Without parentheses (PEP 758) several types make a tuple all the same.
    if (STARTS_EXPRESSION[this.kind] === 1) node.a = this.expressionList();
    if (this.kind === Token.As) {
      this.advance();
      if (this.at(Token.Name)) {
        node.symbol = this.symbols[this.position];
        this.advance();
      } else {
        this.report("A name is missing behind 'as'.");
      }
    }
    node.c = this.block();
    node.end = this.statementEnd;
    return node;
  }

  /** At `with`; `start` is where the statement starts. */
  private withStatement(start: number, flags: number): Node {
    const node = new Node(Kind.With, start, 0);
    node.flags = flags;
    this.advance();
    const from = this.gathered;
    if (this.kind !== Token.LeftParenthesis || !this.bracketedItems()) {
      do this.gather(this.withItem());
      while (this.skip(Token.Comma));
    }
    node.list = this.take(from);
    node.c = this.block();
    node.end = this.statementEnd;
    return node;
  }

  private withItem(): Node {
    const node = new Node(Kind.WithItem, this.here(), 0);
    node.a = this.starredOrNamed();
    if (this.kind === Token.As) {
      this.advance();
      node.b = this.target();
    }
    return this.ended(node);
  }

  /** Gathers the items of `with (a as b, c):`; false, and nothing happened, if the parentheses belong to an expression. */
  private bracketedItems(): boolean {
    const open = this.position;
    const close = this.symbols[open];
    const behind = this.kinds[close + 1];
    if (this.kinds[close] === Token.RightParenthesis && behind !== Token.Colon && behind !== Token.Newline) return false;
    if (close === open + 1) return false;
    const from = this.gathered;
    this.advance();
    while (this.position < close) {
      if (this.kind === Token.Star || this.kind === Token.Yield || this.kind === Token.Comma) break;
      this.gather(this.withItem());
      if (this.at(Token.Comma)) this.advance();
      else break;
    }
    if (this.position === close) {
      this.closeWith(Token.RightParenthesis);
      return true;
    }
    this.gathered = from;
    this.goTo(open);
    return false;
  }

  /** Decorators and what they decorate. */
  private decorated(): Node {
    const start = this.here();
    const from = this.gathered;
    while (this.kind === Token.At) {
      this.advance();
      this.gather(this.namedExpression());
      if (!this.at(Token.Newline)) {
        this.report('This does not belong here, behind a decorator.');
        this.junk(this.kinds.length, false);
      }
      if (this.at(Token.Newline)) this.advance();
      this.statementToken = this.position;
    }
    const decorators = this.take(from);
    const inner = this.here();
    if (this.kind === Token.Def) return this.functionDefinition(inner, 0, decorators);
    if (this.kind === Token.Class) return this.classDefinition(decorators);
    if (this.kind === Token.Async && this.kinds[this.position + 1] === Token.Def) {
      this.advance();
      return this.functionDefinition(inner, FunctionFlag.Async, decorators);
    }
    this.reportUnlessFollowing("A decorator needs a 'def' or a 'class' below it.");
    const error = new Node(Kind.Error, start, Math.max(start, this.behind()));
    error.list = decorators;
    return error;
  }

  /** At `def`; `start` is where the definition starts. */
  private functionDefinition(start: number, flags: number, decorators: Node[]): Node {
    const node = new Node(Kind.Function, start, 0);
    this.advance();
    if (this.kind === Token.Name) {
      node.symbol = this.symbols[this.position];
      this.advance();
    } else {
      this.report("A function's name is missing here.");
    }
    if (decorators.length > 0) node.list = decorators;
    const typeParameters = this.typeParameters();
    const parameters = this.functionParameters();
    parameters.a = typeParameters;
    node.a = parameters;
    if (this.kind === Token.Arrow) {
      this.advance();
      node.b = this.expression();
    }
    const outerYield = this.sawYield;
    this.sawYield = false;
    node.c = this.block();
    node.flags = this.sawYield ? flags | FunctionFlag.Generator : flags;
    this.sawYield = outerYield;
    node.end = Math.max(start, this.statementEnd);
    return node;
  }

  private classDefinition(decorators: Node[]): Node {
    const node = new Node(Kind.Class, this.here(), 0);
    this.advance();
    if (this.kind === Token.Name) {
      node.symbol = this.symbols[this.position];
      this.advance();
    } else {
      this.report("A class's name is missing here.");
    }
    if (decorators.length > 0) node.list = decorators;
    node.b = this.typeParameters();
    const bases = new Node(Kind.Arguments, this.here(), 0);
    if (this.kind === Token.LeftParenthesis) bases.list = this.arguments();
    bases.end = Math.max(bases.start, this.behind());
    node.a = bases;
    const outerYield = this.sawYield;
    node.c = this.block();
    this.sawYield = outerYield;
    node.end = Math.max(node.start, this.statementEnd);
    return node;
  }
}
