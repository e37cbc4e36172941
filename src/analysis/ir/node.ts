/**
 * The language-neutral tree that every frontend produces and everything behind it reads.
 *
 * One class for every node keeps property access monomorphic, which is worth a factor of several in speed; the table beside each
 * kind says what its fields hold. Fields that a kind does not name are null / empty / 0. Offsets are UTF-16 code unit indexes into the text,
 * `end` exclusive. `symbol` is a name interned by `symbols.ts` (0: none).
 */
export const enum Kind {
  Module,            // list: statements
  Block,             // list: statements

  // Expressions
  Name,              // symbol
  Constant,          // flags: ConstantFlag
  FormatString,      // list: interpolated expressions (format specifications' too), in source order
  Attribute,         // a: object, symbol: attribute; the attribute's own text ends at `end`
  Subscript,         // a: object, b: index
  Slice,             // list: the bounds that are there
  Call,              // a: callee, list: arguments (expressions, Keyword, Starred); flags: CallFlag
  Keyword,           // symbol: name (0 for **mapping), a: value
  Starred,           // a: value
  Await,             // a: value
  Yield,             // a: value or null; flags: YieldFlag
  Operation,         // list: operands; flags: OperationFlag
  Conditional,       // a: test, b: value if true, c: value if false
  Collection,        // list: items (a dict's keys and values in turn, `**x` as one Keyword); flags: CollectionFlag
  Comprehension,     // a: element (a dict's key), b: a dict's value, list: Clause...; flags: CollectionFlag. One loop, whatever the number of clauses
  Clause,            // a: target, b: iterable, list: conditions; flags: FunctionFlag.Async for `async for`

  // Statements
  ExpressionStatement, // a: expression
  Assign,            // list: targets, a: value (null for a bare annotation), b: annotation; also a walrus (flags: AssignFlag)
  AugmentedAssign,   // a: target, b: value; flags: OperationFlag
  Return,            // a: value or null
  Raise,             // a: exception, b: cause
  Assert,            // a: test, b: message
  Delete,            // list: targets
  Pass,
  Break,
  Continue,
  Scope,             // list: Name...; flags: ScopeFlag (global / nonlocal)
  If,                // a: test, c: Block, list: [] or [else: Block or a nested If for elif]; every few hundredth elif of a chain joins the first If's list
  For,               // a: target, b: iterable, c: Block, list: [] or [else Block]; flags: FunctionFlag.Async for `async for`
  While,             // a: test, c: Block, list: [] or [else Block]; flags: WhileFlag
  Try,               // c: Block, list: Handler..., a: else Block, b: finally Block
  Handler,           // a: type, symbol: bound name, c: Block
  With,              // list: WithItem..., c: Block; flags: FunctionFlag.Async
  WithItem,          // a: context expression, b: target
  Match,             // a: subject, list: Case...
  Case,              // a: Pattern, b: guard, c: Block
  Pattern,           // list: sub-patterns and value expressions; symbol: captured name. Class patterns are not calls
  Import,            // list: Alias... (`import a.b as c`)
  ImportFrom,        // a: Dotted or null, list: Alias...; flags: number of leading dots
  Alias,             // a: Dotted, symbol: bound name after `as` (0: none)
  Dotted,            // list: Name...; the star of `import *` is a Dotted of one Name whose symbol spells `*`
  Function,          // symbol: name (0 for lambda), list: decorators, a: Parameters, b: return annotation, c: Block (lambda: expression); flags: FunctionFlag
  Parameters,        // list: Parameter..., a: TypeParameters or null
  Parameter,         // symbol, a: annotation, b: default; flags: ParameterFlag
  TypeParameters,    // list: expressions met in them (bounds, defaults)
  Class,             // symbol, list: decorators, a: Arguments, b: TypeParameters or null, c: Block; flags: ClassFlag
  Arguments,         // list: as a Call's
  TypeAlias,         // symbol: name, a: value, b: TypeParameters or null
  Error,             // list: what could be read; stands where the text is not valid, and for the pieces of chains of hundreds of links (a.b.c...)

  // Met in JavaScript and TypeScript only
  Range,             // list: [from, to]: the numbers that a counting loop's variable runs through; flags: step (0: unknown); symbol: 1 if `to` is one of them
  Keys,              // a: object: the names of its properties, as `for (x in object)` runs through them
  Cast,              // a: value, b: annotation: `x as T`
  Export,            // a: Dotted (the module they are taken from) or null, list: Alias... (a: the name there or here, symbol: the name outside); or b: value, symbol: the name outside
}

export const enum ConstantFlag { Number = 1, String, Bytes, True, False, None, Ellipsis, Pattern }
export const enum YieldFlag { From = 1 }
export const enum CollectionFlag { List = 1, Tuple, Set, Dict, Generator }
export const enum OperationFlag { Arithmetic = 1, Bitwise, Comparison, Identity, Membership, Boolean, Not, Negate, MatrixMultiply, Power }
/** Walrus: inside an expression. Bits: Elsewhere: the name is not declared here, a declaration around this place is what it means. */
export const enum AssignFlag { Walrus = 1, Elsewhere = 2 }
export const enum ScopeFlag { Global = 1, Nonlocal = 2 }
/** Bits. */
export const enum FunctionFlag {
  Async = 1, Lambda = 2, Generator = 4,
  /** Of methods. */
  Static = 8, Getter = 16, Setter = 32,
  /** Has no receiver of its own: `this` is what it is outside. */
  Arrow = 64,
}
/** An object literal with methods: a class of which there is just the one. */
export const enum ClassFlag { Object = 1 }
/** The body runs before the first test. */
export const enum WhileFlag { TestLast = 1 }
export const enum CallFlag { New = 1 }
export const enum ParameterFlag { Plain = 0, PositionalOnly, KeywordOnly, Rest, KeywordRest }

const NO_NODES: Node[] = [];

export class Node {
  kind: Kind;
  flags = 0;
  symbol = 0;
  start: number;
  end: number;
  a: Node | null = null;
  b: Node | null = null;
  c: Node | null = null;
  /** Shared and empty until a frontend gives the node its own: never push to it unless you made it. */
  list: Node[] = NO_NODES;

  constructor(kind: Kind, start: number, end: number) {
    this.kind = kind;
    this.start = start;
    this.end = end;
  }
}

/** Calls `visit` with each direct child; the order is a, b, list, c (so headers come before bodies). */
export function forEachChild(node: Node, visit: (child: Node) => void): void {
  if (node.a !== null) visit(node.a);
  if (node.b !== null) visit(node.b);
  const list = node.list;
  for (let i = 0; i < list.length; i++) visit(list[i]);
  if (node.c !== null) visit(node.c);
}

/** A frontend's answer. It never throws: what is not valid becomes an entry in `errors` and, in the tree, an Error node or a gap. */
export interface ParsedModule {
  root: Node;
  text: string;
  /** Offsets at which each line starts; the first is 0. */
  lineStarts: Uint32Array;
  errors: { message: string; start: number; end: number }[];
  /**
   * For languages whose expressions hold statements: lambdas and assignments met in expressions (Function with FunctionFlag.Lambda, Assign with
   * AssignFlag.Walrus, AugmentedAssign), in order, by the Function or Module node directly around them. Absent: nobody has looked.
   */
  inner?: ReadonlyMap<Node, readonly Node[]>;
  /** `# forkcast: args=...` and the like: comments that speak to us, with their text behind `forkcast:`. */
  directives: { text: string; start: number; end: number }[];
}
