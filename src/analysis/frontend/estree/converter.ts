/**
 * typescript-eslint's converter, for what the lowering reads. It is exact about much that nobody here asks for (lines and columns, raw texts, token positions that
 * need a second scan of the text, types in full), and does everything in one method so large that V8 never optimises it. Here the kinds of nodes that make up
 * nearly all of a program are converted by small functions of their own (`usual.ts`); all others go its way. `test/unit/frontend/estree/converter.test.ts` holds
 * the two against each other.
 */
import * as ts from 'typescript';
// Its package does not export it, tsconfig.json says where it is. The version is pinned.
import { Converter } from 'typescript-estree-converter';
import type { EsNode } from './es-node';
import { usual } from './usual';

/** What the original keeps to itself and is called or overridden here. */
interface Original {
  allowPattern: boolean;
  readonly ast: ts.SourceFile;
  convertNode(node: ts.Node, parent: ts.Node): EsNode | null;
  convertChainExpression(node: EsNode, tsNode: ts.Node): EsNode;
  fixExports(node: ts.Node, result: EsNode): EsNode;
  convertJSXIdentifier(node: ts.Node): EsNode;
  convertJSXNamespaceOrIdentifier(node: ts.Node): EsNode;
  convertProgram(): EsNode;
}

const OriginalConverter = Converter as unknown as new (source: ts.SourceFile, options: object) => Original;

/** Broken code is converted as far as it goes. */
export const settings = { allowInvalidAST: true, errorOnUnknownASTType: false, shouldPreserveNodeMaps: false, suppressDeprecatedPropertyWarnings: true };

/** Characters that a token begins with wherever they stand: no blanks, and nothing that may begin a comment, a `#!` line or a conflict marker. */
const BEGINS_TOKEN = Array.from({ length: 128 }, (_, code) => code > 32 && code < 127 && !'/#<=>|'.includes(String.fromCharCode(code)));

export class LeanConverter extends OriginalConverter {
  private readonly text: string;
  /** Nodes that begin together are converted together: where the last one began. */
  private lastPos = -1;
  private lastStart = -1;
  /** The node that is being converted: the parent of what it is converted from. */
  private at: ts.Node | undefined;

  constructor(source: ts.SourceFile) {
    super(source, settings);
    this.text = source.text;
  }

  /** Where a node begins, behind blanks and comments. */
  start(node: ts.Node): number {
    const { pos } = node;
    const code = this.text.charCodeAt(pos);
    // What was left out of the text has no length, and begins where it ends.
    if ((code < 128 && BEGINS_TOKEN[code]) || pos === node.end) return pos;
    if (pos === this.lastPos) return this.lastStart;
    const next = this.text.charCodeAt(pos + 1);
    if (code === 32 && next < 128 && BEGINS_TOKEN[next]) return pos + 1;
    this.lastPos = pos;
    return (this.lastStart = node.getStart(this.ast));
  }

  range(node: ts.Node): [number, number] {
    return [this.start(node), node.end];
  }

  /** What every node of the original passes through; that looks up lines and columns too. */
  createNode(node: ts.Node, data: EsNode): EsNode {
    data.range ??= [node.getStart(this.ast), node.end];
    return data;
  }

  converter(node: ts.Node | undefined, parent: ts.Node | undefined, allowPattern: boolean | undefined): EsNode | null {
    if (node === undefined || node === null) return null;
    const { allowPattern: before, at } = this;
    if (allowPattern !== undefined) this.allowPattern = allowPattern;
    this.adopt(node);
    this.at = node;
    const around = parent ?? node.parent;
    const make = usual[node.kind];
    const result = (make === undefined ? null : make(this, node, around)) ?? this.convertNode(node, around);
    this.allowPattern = before;
    this.at = at;
    return result;
  }

  /** The original asks for parents here and there. Of nodes that are passed by (lists of declarations, clauses) the next one up stands in. */
  private adopt(node: ts.Node): void {
    if (node.parent === undefined) (node as { parent: ts.Node | undefined }).parent = this.at;
  }

  /** Names of elements do not go through `converter`, and are asked for their text. */
  override convertJSXIdentifier(node: ts.Node): EsNode {
    this.adopt(node);
    return super.convertJSXIdentifier(node);
  }

  override convertJSXNamespaceOrIdentifier(node: ts.Node): EsNode {
    this.adopt(node);
    return super.convertJSXNamespaceOrIdentifier(node);
  }

  convertChild(child: ts.Node | undefined, parent?: ts.Node): EsNode | null {
    return this.converter(child, parent, false);
  }

  convertPattern(child: ts.Node | undefined, parent?: ts.Node): EsNode | null {
    return this.converter(child, parent, true);
  }

  convertChildren(children: readonly ts.Node[], parent?: ts.Node): (EsNode | null)[] {
    const made: (EsNode | null)[] = [];
    for (let i = 0; i < children.length; i++) made.push(this.converter(children[i], parent, false));
    return made;
  }

  convertBodyExpressions(nodes: readonly ts.Node[]): EsNode[] {
    const made: EsNode[] = [];
    for (let i = 0; i < nodes.length; i++) {
      const one = this.converter(nodes[i], undefined, false);
      if (one !== null) made.push(one);
    }
    return made;
  }

  /** Decorators of parameters are not looked at. */
  convertParameters(parameters: readonly ts.Node[] | undefined): (EsNode | null)[] {
    return parameters === undefined ? [] : this.convertChildren(parameters);
  }

  convertTypeAnnotation(child: ts.Node, parent?: ts.Node): EsNode {
    const arrow = parent !== undefined && (parent.kind === ts.SyntaxKind.FunctionType || parent.kind === ts.SyntaxKind.ConstructorType);
    return { type: 'TSTypeAnnotation', range: [child.pos - (arrow ? 2 : 1), child.end], typeAnnotation: this.convertChild(child) };
  }

  /** Up to the closing bracket, which the original goes through the file's tokens for. */
  convertTypeArguments({ typeArguments }: { typeArguments?: ts.NodeArray<ts.Node> }): EsNode | undefined {
    if (typeArguments === undefined) return undefined;
    return { type: 'TSTypeParameterInstantiation', range: [typeArguments.pos - 1, typeArguments.end], params: this.convertChildren(typeArguments) };
  }

  /** Of type parameters only their place is of interest. */
  convertTypeParameters({ typeParameters }: { typeParameters?: ts.NodeArray<ts.Node> }): EsNode | undefined {
    return typeParameters === undefined ? undefined : { type: 'TSTypeParameterDeclaration', range: [typeParameters.pos - 1, typeParameters.end] };
  }

  fixParentLocation(result: EsNode, childRange: [number, number]): void {
    if (childRange[0] < result.range[0]) result.range[0] = childRange[0];
    if (childRange[1] > result.range[1]) result.range[1] = childRange[1];
  }

  /** A declaration with `export` in front of it: what is exported begins with the token that follows. */
  override fixExports(node: ts.Node & { modifiers?: ts.NodeArray<ts.Node> }, result: EsNode): EsNode {
    const { modifiers } = node;
    if (modifiers === undefined || node.kind === ts.SyntaxKind.ModuleDeclaration) return super.fixExports(node, result);
    const own = modifiers[0].kind === ts.SyntaxKind.Decorator ? modifiers.filter(({ kind }) => kind !== ts.SyntaxKind.Decorator) : modifiers;
    if (own.length === 0 || own[0].kind !== ts.SyntaxKind.ExportKeyword) return result;
    const isDefault = own.length > 1 && own[1].kind === ts.SyntaxKind.DefaultKeyword;
    const { end } = own[isDefault ? 1 : 0];
    if (this.text.charCodeAt(end) !== 32 || !BEGINS_TOKEN[this.text.charCodeAt(end + 1)]) return super.fixExports(node, result);
    result.range[0] = end + 1;
    const range: [number, number] = [this.start(own[0]), result.range[1]];
    if (isDefault) return { type: 'ExportDefaultDeclaration', range, declaration: result };
    return { type: 'ExportNamedDeclaration', range, declaration: result, source: null, specifiers: [] };
  }
}
