/** Statements without blocks. */
import { CollectionFlag, Kind, Node, ScopeFlag } from '../../ir/node';
import { SYMBOL_LAZY, SYMBOL_TYPE } from '../../ir/symbols';
import { Imports } from './imports';
import { STARTS_EXPRESSION, Token } from './tokens';

export abstract class SimpleStatements extends Imports {
  protected simpleStatement(): Node {
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

  protected expressionStatement(start: number): Node {
    const first = this.yieldOrList();
    if (first.kind === Kind.Assign && first.start === start) this.reportAt("':=' needs parentheses here.", start, first.end);
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
      default: {
        const node = new Node(first.kind === Kind.Error ? Kind.Error : Kind.ExpressionStatement, start, 0);
        if (first.kind === Kind.Error) node.list = first.list;
        else node.a = first;
        return this.ended(node);
      }
    }
  }

  protected scope(flag: ScopeFlag): Node {
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

  protected deletion(): Node {
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

  protected typeAlias(start: number): Node {
    const node = new Node(Kind.TypeAlias, start, 0);
    this.advance();
    node.symbol = this.symbols[this.position];
    this.advance();
    node.b = this.typeParameters();
    if (this.skip(Token.Assign)) node.a = this.expression();
    else this.report("'=' is missing behind the name of this type alias.");
    return this.ended(node);
  }
}
