/** How the usual kinds of TypeScript's nodes become ESTree: with the fields that the lowering reads, as typescript-eslint's converter fills them. */
import * as ts from 'typescript';
import type { LeanConverter } from './converter';
import type { EsNode } from './es-node';

// TypeScript's own types tell kinds apart; here it is the table that does.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type TsNode = any;
/** Null: this one goes the original's way. */
type Make = (to: LeanConverter, node: TsNode, parent: TsNode) => EsNode | null;

const K = ts.SyntaxKind;

/** By kind. An array without holes, as it is read for every node. */
export const usual: (Make | undefined)[] = new Array<Make | undefined>(K.Count).fill(undefined);

const LET: number = ts.NodeFlags.Let;
const CONST: number = ts.NodeFlags.Const;
const USING: number = ts.NodeFlags.Using;
const AWAIT_USING: number = ts.NodeFlags.AwaitUsing;

function declarationKind({ flags }: TsNode): string {
  if ((flags & LET) !== 0) return 'let';
  if ((flags & AWAIT_USING) === AWAIT_USING) return 'await using';
  return (flags & CONST) !== 0 ? 'const' : (flags & USING) !== 0 ? 'using' : 'var';
}

function has({ modifiers }: TsNode, kind: ts.SyntaxKind): boolean {
  if (modifiers !== undefined) for (let i = 0; i < modifiers.length; i++) if (modifiers[i].kind === kind) return true;
  return false;
}

function decorators(to: LeanConverter, { modifiers }: TsNode): unknown[] {
  return modifiers === undefined ? [] : to.convertChildren(modifiers.filter((one: TsNode) => one.kind === K.Decorator));
}

function functionOf(to: LeanConverter, node: TsNode, type: string, range: [number, number]): EsNode {
  return {
    type, range, async: has(node, K.AsyncKeyword), generator: node.asteriskToken !== undefined, id: null as EsNode | null, params: to.convertParameters(node.parameters),
    returnType: node.type && to.convertTypeAnnotation(node.type, node), typeParameters: to.convertTypeParameters(node), body: to.convertChild(node.body),
  };
}

/** What stands under a member's name: from its parameters on. */
function memberFunction(to: LeanConverter, node: TsNode): EsNode {
  const value = functionOf(to, node, node.body === undefined ? 'TSEmptyBodyFunctionExpression' : 'FunctionExpression', [node.parameters.pos - 1, node.end]);
  if (value.typeParameters !== undefined) to.fixParentLocation(value, value.typeParameters.range);
  return value;
}

function exported(to: LeanConverter, node: TsNode, made: EsNode): EsNode {
  return node.modifiers === undefined ? made : to.fixExports(node, made);
}

/** A link of `a?.b.c`, or of a chain without `?.`. */
function chained(to: LeanConverter, node: TsNode, made: EsNode, inner: EsNode | null): EsNode {
  const optional = node.questionDotToken !== undefined;
  if (!optional && inner?.type !== 'ChainExpression') return made;
  made.optional = optional;
  return to.convertChainExpression(made, node);
}

usual[K.Identifier] = (to, node) => {
  const name: string = node.text;
  return name === 'this' ? null : { type: 'Identifier', range: to.range(node), name };
};
usual[K.ThisKeyword] = (to, node) => ({ type: 'ThisExpression', range: to.range(node) });
usual[K.TrueKeyword] = (to, node) => ({ type: 'Literal', range: to.range(node), value: true });
usual[K.FalseKeyword] = (to, node) => ({ type: 'Literal', range: to.range(node), value: false });
usual[K.NullKeyword] = (to, node) => ({ type: 'Literal', range: to.range(node), value: null });
usual[K.NumericLiteral] = (to, node) => ({ type: 'Literal', range: to.range(node), value: Number(node.text) });
usual[K.StringLiteral] = (to, node, parent) => (parent.kind === K.JsxAttribute ? null : { type: 'Literal', range: to.range(node), value: node.text });
// The original compiles each.
usual[K.RegularExpressionLiteral] = (to, node) => ({ type: 'Literal', range: to.range(node), value: null, regex: {} });
usual[K.NoSubstitutionTemplateLiteral] = (to, node) => ({ type: 'TemplateLiteral', range: to.range(node), expressions: [] });
usual[K.TemplateExpression] = (to, node) => {
  const expressions: (EsNode | null)[] = [];
  for (const span of node.templateSpans) expressions.push(to.convertChild(span.expression));
  return { type: 'TemplateLiteral', range: to.range(node), expressions };
};

usual[K.PropertyAccessExpression] = (to, node) => {
  const object = to.convertChild(node.expression);
  const property = to.convertChild(node.name);
  return chained(to, node, { type: 'MemberExpression', range: to.range(node), computed: false, object, property }, object);
};
usual[K.ElementAccessExpression] = (to, node) => {
  const object = to.convertChild(node.expression);
  const property = to.convertChild(node.argumentExpression);
  return chained(to, node, { type: 'MemberExpression', range: to.range(node), computed: true, object, property }, object);
};
usual[K.CallExpression] = (to, node) => {
  if (node.expression.kind === K.ImportKeyword || node.expression.kind === K.MetaProperty) return null;
  const callee = to.convertChild(node.expression);
  return chained(to, node, { type: 'CallExpression', range: to.range(node), callee, arguments: to.convertChildren(node.arguments) }, callee);
};
usual[K.NewExpression] = (to, node) => ({ type: 'NewExpression', range: to.range(node), callee: to.convertChild(node.expression), arguments: to.convertChildren(node.arguments ?? []) });
usual[K.AwaitExpression] = (to, node) => ({ type: 'AwaitExpression', range: to.range(node), argument: to.convertChild(node.expression) });
usual[K.ParenthesizedExpression] = (to, node, parent) => to.convertChild(node.expression, parent);
usual[K.ConditionalExpression] = (to, node) => ({
  type: 'ConditionalExpression', range: to.range(node), test: to.convertChild(node.condition), consequent: to.convertChild(node.whenTrue), alternate: to.convertChild(node.whenFalse),
});
usual[K.PrefixUnaryExpression] = usual[K.PostfixUnaryExpression] = (to, node) => {
  const update = node.operator === K.PlusPlusToken || node.operator === K.MinusMinusToken;
  return { type: update ? 'UpdateExpression' : 'UnaryExpression', range: to.range(node), operator: ts.tokenToString(node.operator), argument: to.convertChild(node.operand) };
};

const binaryTypes: (string | undefined)[] = new Array<string | undefined>(K.Count).fill(undefined);
const operators: (string | undefined)[] = new Array<string | undefined>(K.Count).fill(undefined);
for (let kind: number = K.FirstToken; kind <= K.LastToken; kind++) {
  const operator = ts.tokenToString(kind);
  operators[kind] = operator;
  if (operator === '&&' || operator === '||' || operator === '??') binaryTypes[kind] = 'LogicalExpression';
  else if (kind >= K.FirstAssignment && kind <= K.LastAssignment) binaryTypes[kind] = 'AssignmentExpression';
  else if (kind >= K.FirstBinaryOperator && kind <= K.LastBinaryOperator && kind !== K.CommaToken) binaryTypes[kind] = 'BinaryExpression';
}
binaryTypes[K.InKeyword] = binaryTypes[K.InstanceOfKeyword] = 'BinaryExpression';

usual[K.BinaryExpression] = (to, node) => {
  const { kind } = node.operatorToken;
  const type = binaryTypes[kind];
  if (type === undefined) return null;
  const assigns = type === 'AssignmentExpression';
  if (assigns && to.allowPattern) return { type: 'AssignmentPattern', range: to.range(node), left: to.convertPattern(node.left, node), right: to.convertChild(node.right) };
  return { type, range: to.range(node), operator: operators[kind], left: to.converter(node.left, node, assigns), right: to.convertChild(node.right) };
};

function patterns(to: LeanConverter, elements: readonly ts.Node[]): (EsNode | null)[] {
  const made: (EsNode | null)[] = [];
  for (let i = 0; i < elements.length; i++) made.push(to.convertPattern(elements[i]));
  return made;
}

usual[K.ArrayLiteralExpression] = (to, node) => (to.allowPattern
  ? { type: 'ArrayPattern', range: to.range(node), elements: patterns(to, node.elements) }
  : { type: 'ArrayExpression', range: to.range(node), elements: to.convertChildren(node.elements) });
usual[K.ObjectLiteralExpression] = (to, node) => (to.allowPattern
  ? { type: 'ObjectPattern', range: to.range(node), properties: patterns(to, node.properties) }
  : { type: 'ObjectExpression', range: to.range(node), properties: to.convertChildren(node.properties) });
usual[K.ArrayBindingPattern] = (to, node) => ({ type: 'ArrayPattern', range: to.range(node), elements: patterns(to, node.elements) });
usual[K.ObjectBindingPattern] = (to, node) => ({ type: 'ObjectPattern', range: to.range(node), properties: patterns(to, node.elements) });
usual[K.PropertyAssignment] = (to, node) => ({
  type: 'Property', range: to.range(node), kind: 'init', computed: node.name.kind === K.ComputedPropertyName,
  key: to.convertChild(node.name), value: to.converter(node.initializer, node, to.allowPattern),
});
usual[K.ShorthandPropertyAssignment] = (to, node) => {
  if (node.objectAssignmentInitializer !== undefined) return null;
  return { type: 'Property', range: to.range(node), kind: 'init', computed: false, key: to.convertChild(node.name), value: to.convertChild(node.name) };
};
usual[K.SpreadAssignment] = usual[K.SpreadElement] = (to, node) => (to.allowPattern
  ? { type: 'RestElement', range: to.range(node), argument: to.convertPattern(node.expression) }
  : { type: 'SpreadElement', range: to.range(node), argument: to.convertChild(node.expression) });
usual[K.BindingElement] = (to, node, parent) => {
  if (parent.kind === K.ArrayBindingPattern) {
    const item = to.convertChild(node.name, parent);
    if (node.initializer !== undefined) return { type: 'AssignmentPattern', range: to.range(node), left: item, right: to.convertChild(node.initializer) };
    return node.dotDotDotToken !== undefined ? { type: 'RestElement', range: to.range(node), argument: item } : item;
  }
  if (node.dotDotDotToken !== undefined) return null;
  const key = to.convertChild(node.propertyName ?? node.name);
  let value = to.convertChild(node.name);
  if (node.initializer !== undefined) value = { type: 'AssignmentPattern', range: [to.start(node.name), node.initializer.end], left: value, right: to.convertChild(node.initializer) };
  return { type: 'Property', range: to.range(node), kind: 'init', computed: node.propertyName?.kind === K.ComputedPropertyName, key, value };
};

usual[K.ExpressionStatement] = (to, node) => ({ type: 'ExpressionStatement', range: to.range(node), expression: to.convertChild(node.expression) });
usual[K.Block] = (to, node) => ({ type: 'BlockStatement', range: to.range(node), body: to.convertBodyExpressions(node.statements) });
usual[K.ReturnStatement] = (to, node) => ({ type: 'ReturnStatement', range: to.range(node), argument: to.convertChild(node.expression) });
usual[K.ThrowStatement] = (to, node) => ({ type: 'ThrowStatement', range: to.range(node), argument: to.convertChild(node.expression) });
usual[K.IfStatement] = (to, node) => ({
  type: 'IfStatement', range: to.range(node), test: to.convertChild(node.expression), consequent: to.convertChild(node.thenStatement), alternate: to.convertChild(node.elseStatement),
});
usual[K.ForStatement] = (to, node) => ({
  type: 'ForStatement', range: to.range(node), init: to.convertChild(node.initializer), test: to.convertChild(node.condition),
  update: to.convertChild(node.incrementor), body: to.convertChild(node.statement),
});
usual[K.ForOfStatement] = (to, node) => ({
  type: 'ForOfStatement', range: to.range(node), await: node.awaitModifier?.kind === K.AwaitKeyword,
  left: to.convertPattern(node.initializer), right: to.convertChild(node.expression), body: to.convertChild(node.statement),
});
usual[K.WhileStatement] = (to, node) => ({ type: 'WhileStatement', range: to.range(node), test: to.convertChild(node.expression), body: to.convertChild(node.statement) });
usual[K.BreakStatement] = (to, node) => ({ type: 'BreakStatement', range: to.range(node), label: to.convertChild(node.label) });
usual[K.CaseClause] = (to, node) => ({ type: 'SwitchCase', range: to.range(node), test: to.convertChild(node.expression), consequent: to.convertChildren(node.statements) });
usual[K.VariableStatement] = (to, node) => exported(to, node, {
  type: 'VariableDeclaration', range: to.range(node), kind: declarationKind(node.declarationList), declare: has(node, K.DeclareKeyword),
  declarations: to.convertChildren(node.declarationList.declarations),
});
usual[K.VariableDeclarationList] = (to, node) => ({ type: 'VariableDeclaration', range: to.range(node), kind: declarationKind(node), declare: false, declarations: to.convertChildren(node.declarations) });
usual[K.VariableDeclaration] = (to, node) => {
  const init = to.convertChild(node.initializer);
  const id = to.convertPattern(node.name)!;
  if (node.type !== undefined) annotate(to, id, node.type, node);
  return { type: 'VariableDeclarator', range: to.range(node), id, init };
};

function annotate(to: LeanConverter, target: EsNode, type: ts.Node, parent: ts.Node): void {
  target.typeAnnotation = to.convertTypeAnnotation(type, parent);
  to.fixParentLocation(target, target.typeAnnotation.range);
}

usual[K.FunctionDeclaration] = (to, node) => {
  const made = functionOf(to, node, node.body === undefined ? 'TSDeclareFunction' : 'FunctionDeclaration', to.range(node));
  made.id = to.convertChild(node.name);
  return exported(to, node, made);
};
usual[K.FunctionExpression] = (to, node) => {
  const made = functionOf(to, node, 'FunctionExpression', to.range(node));
  made.id = to.convertChild(node.name);
  return made;
};
usual[K.ArrowFunction] = (to, node) => functionOf(to, node, 'ArrowFunctionExpression', to.range(node));
usual[K.Parameter] = (to, node, parent) => {
  let parameter: EsNode;
  let result: EsNode;
  const modified = node.modifiers !== undefined && node.modifiers.some((one: TsNode) => one.kind !== K.Decorator);
  if (node.dotDotDotToken !== undefined) parameter = result = { type: 'RestElement', range: to.range(node), argument: to.convertChild(node.name) };
  else if (node.initializer !== undefined) {
    parameter = to.convertChild(node.name)!;
    result = { type: 'AssignmentPattern', range: [to.start(node.name), node.initializer.end], left: parameter, right: to.convertChild(node.initializer) };
  } else parameter = result = to.convertChild(node.name, parent)!;
  if (node.type !== undefined) annotate(to, parameter, node.type, node);
  if (node.questionToken !== undefined) {
    if (node.questionToken.end > parameter.range[1]) parameter.range[1] = node.questionToken.end;
    parameter.optional = true;
  }
  return modified ? { type: 'TSParameterProperty', range: to.range(node), parameter: result } : result;
};

usual[K.MethodDeclaration] = usual[K.GetAccessor] = usual[K.SetAccessor] = (to, node, parent) => {
  const value = memberFunction(to, node);
  const kind = node.kind === K.GetAccessor ? 'get' : node.kind === K.SetAccessor ? 'set' : '';
  const computed = node.name.kind === K.ComputedPropertyName;
  if (parent.kind === K.ObjectLiteralExpression) return { type: 'Property', range: to.range(node), kind: kind || 'init', computed, key: to.convertChild(node.name), value };
  const isStatic = has(node, K.StaticKeyword);
  const constructs = !isStatic && node.name.kind === K.StringLiteral && node.name.text === 'constructor';
  return {
    type: has(node, K.AbstractKeyword) ? 'TSAbstractMethodDefinition' : 'MethodDefinition', range: to.range(node), kind: kind || (constructs ? 'constructor' : 'method'), computed,
    decorators: decorators(to, node), key: to.convertChild(node.name), static: isStatic, value,
  };
};
usual[K.Constructor] = (to, node) => {
  const isStatic = has(node, K.StaticKeyword);
  const value = memberFunction(to, node);
  const key = { type: 'Identifier', range: [value.range[0], value.range[0]], name: 'constructor' };
  return {
    type: has(node, K.AbstractKeyword) ? 'TSAbstractMethodDefinition' : 'MethodDefinition', range: to.range(node), kind: isStatic ? 'method' : 'constructor', computed: false,
    decorators: [], key, static: isStatic, value,
  };
};
usual[K.PropertyDeclaration] = (to, node) => {
  if (has(node, K.AccessorKeyword) || has(node, K.AbstractKeyword)) return null;
  return {
    type: 'PropertyDefinition', range: to.range(node), computed: node.name.kind === K.ComputedPropertyName, decorators: decorators(to, node), key: to.convertChild(node.name),
    static: has(node, K.StaticKeyword), typeAnnotation: node.type && to.convertTypeAnnotation(node.type, node), value: to.convertChild(node.initializer),
  };
};
usual[K.ClassDeclaration] = usual[K.ClassExpression] = (to, node) => {
  const base = node.heritageClauses?.find((one: TsNode) => one.token === K.ExtendsKeyword)?.types[0];
  const members = node.members.filter((one: TsNode) => one.kind !== K.SemicolonClassElement);
  return exported(to, node, {
    type: node.kind === K.ClassDeclaration ? 'ClassDeclaration' : 'ClassExpression', range: to.range(node), declare: has(node, K.DeclareKeyword), decorators: decorators(to, node),
    id: to.convertChild(node.name), superClass: base === undefined ? null : to.convertChild(base.expression),
    body: { type: 'ClassBody', range: [node.members.pos - 1, node.end], body: to.convertChildren(members) },
  });
};

usual[K.ImportDeclaration] = (to, node) => {
  const specifiers: (EsNode | null)[] = [];
  const { importClause } = node;
  if (importClause?.name !== undefined) {
    const local = to.convertChild(importClause.name)!;
    specifiers.push({ type: 'ImportDefaultSpecifier', range: local.range, local });
  }
  const bindings = importClause?.namedBindings;
  if (bindings?.kind === K.NamespaceImport) specifiers.push(to.convertChild(bindings));
  else if (bindings !== undefined) specifiers.push(...to.convertChildren(bindings.elements));
  return { type: 'ImportDeclaration', range: to.range(node), source: to.convertChild(node.moduleSpecifier), specifiers };
};
usual[K.ImportSpecifier] = (to, node) => ({ type: 'ImportSpecifier', range: to.range(node), imported: to.convertChild(node.propertyName ?? node.name), local: to.convertChild(node.name) });
usual[K.ExportSpecifier] = (to, node) => ({ type: 'ExportSpecifier', range: to.range(node), exported: to.convertChild(node.name), local: to.convertChild(node.propertyName ?? node.name) });

/** Of `namespace A.B {}` the original looks at what is around B without having come by it. */
usual[K.ModuleDeclaration] = (_, node) => {
  for (let at = node; at.body?.kind === K.ModuleDeclaration; at = at.body) at.body.parent = at;
  return null;
};

// Types: as far as the lowering follows them.
for (const [kind, type] of [[K.InterfaceDeclaration, 'TSInterfaceDeclaration'], [K.TypeAliasDeclaration, 'TSTypeAliasDeclaration'], [K.EnumDeclaration, 'TSEnumDeclaration']] as const) {
  usual[kind] = (to, node) => exported(to, node, { type, range: to.range(node), declare: has(node, K.DeclareKeyword), id: to.convertChild(node.name) });
}
usual[K.TypeReference] = (to, node) => ({ type: 'TSTypeReference', range: to.range(node), typeName: to.convertChild(node.typeName), typeArguments: to.convertTypeArguments(node) });
usual[K.ArrayType] = (to, node) => ({ type: 'TSArrayType', range: to.range(node), elementType: to.convertChild(node.elementType) });
usual[K.UnionType] = (to, node) => ({ type: 'TSUnionType', range: to.range(node), types: to.convertChildren(node.types) });
usual[K.IntersectionType] = (to, node) => ({ type: 'TSIntersectionType', range: to.range(node), types: to.convertChildren(node.types.slice(0, 1)) });
const without: readonly (keyof typeof K)[] = [
  'TypeLiteral', 'FunctionType', 'ConstructorType', 'ConditionalType', 'MappedType', 'IndexedAccessType', 'TypeQuery', 'TupleType', 'ImportType', 'TypePredicate',
  'TemplateLiteralType', 'InferType', 'AnyKeyword', 'BigIntKeyword', 'BooleanKeyword', 'NeverKeyword', 'NumberKeyword', 'ObjectKeyword', 'StringKeyword', 'SymbolKeyword',
  'UnknownKeyword', 'VoidKeyword', 'UndefinedKeyword',
];
for (const name of without) {
  const type = `TS${name}`;
  usual[K[name]] = (to, node) => ({ type, range: to.range(node) });
}
