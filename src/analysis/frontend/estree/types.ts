/** Lowering, types: annotations as expressions over names, as far as they say what class a value is of. */
import { CollectionFlag, ConstantFlag, Kind, type Node, OperationFlag } from '../../ir/node';
import { intern } from '../../ir/symbols';
import { DEEPEST, Lowering } from './base';
import type { EsNode } from './es-node';

const ARRAY = intern('Array');
const KEYWORDS: Record<string, number> = {
  TSStringKeyword: intern('string'), TSNumberKeyword: intern('number'), TSBooleanKeyword: intern('boolean'), TSBigIntKeyword: intern('bigint'),
  TSObjectKeyword: intern('object'), TSThisType: intern('this'), TSTemplateLiteralType: intern('string'), TSTypePredicate: intern('boolean'),
};

export abstract class TypeLowering extends Lowering {
  /** What `: T` says; null where it says nothing that can be followed. */
  protected annotation(es: EsNode | null | undefined): Node | null {
    return es === null || es === undefined ? null : this.type(es.type === 'TSTypeAnnotation' ? es.typeAnnotation : es);
  }

  private type(es: EsNode | null | undefined): Node | null {
    if (es === null || es === undefined || this.depth >= DEEPEST) return null;
    this.depth++;
    const node = this.typeNode(es);
    this.depth--;
    return node;
  }

  private typeNode(es: EsNode): Node | null {
    const keyword = KEYWORDS[es.type];
    if (keyword !== undefined) return this.name(keyword, es.range[0], es.range[1]);
    switch (es.type) {
      case 'TSTypeReference': {
        const head = this.typeName(es.typeName);
        return head === null ? null : this.generic(es, head, es.typeArguments?.params ?? []);
      }
      case 'TSArrayType':
        return this.generic(es, this.name(ARRAY, es.range[0], es.range[0]), [es.elementType]);
      case 'TSTupleType':
        return this.name(ARRAY, es.range[0], es.range[1]);
      case 'TSUnionType': {
        const node = this.node(Kind.Operation, es);
        node.flags = OperationFlag.Bitwise;
        const members: Node[] = [];
        for (const one of es.types) {
          const member = this.type(one);
          if (member === null) return null;
          members.push(member);
        }
        node.list = members;
        return node;
      }
      case 'TSIntersectionType':
        return this.type(es.types[0]);
      case 'TSNullKeyword':
      case 'TSUndefinedKeyword':
      case 'TSVoidKeyword':
        return this.constant(ConstantFlag.None, es.range[0], es.range[1]);
      case 'TSLiteralType': {
        const value: unknown = es.literal?.value;
        const type = typeof value;
        return type === 'string' || type === 'number' || type === 'boolean' ? this.name(intern(type), es.range[0], es.range[1]) : null;
      }
      case 'TSTypeOperator':
      case 'TSOptionalType':
        return es.operator === 'keyof' ? null : this.type(es.typeAnnotation);
      default:
        return null;
    }
  }

  private generic(es: EsNode, head: Node, parameters: readonly EsNode[]): Node {
    if (parameters.length === 0) return head;
    const items: Node[] = [];
    for (const one of parameters) items.push(this.type(one) ?? this.node(Kind.Error, one));
    const node = this.unary(Kind.Subscript, es, head);
    node.b = items.length === 1 ? items[0] : this.collection(CollectionFlag.Tuple, es.range[0], es.range[1], items);
    return node;
  }

  private typeName(es: EsNode | null | undefined): Node | null {
    if (es?.type === 'Identifier') return this.name(intern(es.name), es.range[0], es.range[1]);
    if (es?.type !== 'TSQualifiedName') return null;
    const left = this.typeName(es.left);
    if (left === null) return null;
    const node = this.unary(Kind.Attribute, es, left);
    node.symbol = intern(es.right?.name ?? '');
    return node;
  }
}
