/** What functions return at a position of a tuple: `session, db = connect()`. */
import { CollectionFlag, ConstantFlag, Kind, type Node } from '../ir/node';
import { symbolText } from '../ir/symbols';
import type { FunctionEntry } from './entries';
import type { Path } from '../facts';
import { type PathId, pathText, POSITIONS, stepOf, parentOf, Step } from './paths';
import type { Scope } from './scopes';
import type { Values } from './values';

/** Statements nested deeper are not searched. */
const DEEPEST = 30;

/** The value at a position of what a call (or the awaiting of one) yields, where every return of the function is a tuple written out; 0 where that cannot be told. */
export function returnedAt(values: Values, node: Node, position: number, scope: Scope): PathId {
  const call = node.kind === Kind.Await ? node.a : node;
  if (call === null || call.kind !== Kind.Call || call.a === null) return 0;
  const entry = functionAt(values, values.value(call.a, scope));
  if (entry === undefined || entry.node.c === null || entry.node.c.kind !== Kind.Block) return 0;
  let value = values.literals.none;
  const search = (list: readonly Node[], depth: number): boolean => {
    if (depth > DEEPEST) return false;
    for (let i = 0; i < list.length; i++) {
      const at = list[i];
      if (at.kind === Kind.Function || at.kind === Kind.Class) continue;
      if (at.kind === Kind.Return) {
        const item = at.a !== null && at.a.kind === Kind.Collection && at.a.flags === CollectionFlag.Tuple ? at.a.list[position] : undefined;
        if (item === undefined || at.a!.list.some(({ kind }) => kind === Kind.Starred)) return false;
        value = values.agree(value, values.value(item, entry.scope));
        if (value === 0) return false;
        continue;
      }
      if (at.c !== null && !search(at.c.kind === Kind.Block ? at.c.list : [at.c], depth + 1)) return false;
      for (const block of [at.a, at.b]) if (block !== null && block.kind === Kind.Block && !search(block.list, depth + 1)) return false;
      if (branching(at.kind) && !search(at.list.flatMap((one) => (one.kind === Kind.Block ? one.list : [one])), depth + 1)) return false;
    }
    return true;
  };
  return search(entry.node.c.list, 0) && value !== values.literals.none ? value : 0;
}

/** What a function's tuples have at their positions, as far as all of them agree; those of unlike length have nothing in common. */
export class TupleShape {
  private items: PathId[] | null = null;
  private broken = false;

  constructor(private readonly values: Values) {}

  forget(): void {
    this.items = null;
    this.broken = false;
  }

  /** Takes a value that is returned or yielded. */
  take(node: Node | null, scope: Scope): void {
    if (this.broken) return;
    if (node === null || node.kind !== Kind.Collection || node.flags !== CollectionFlag.Tuple || node.list.length < 2 || node.list.length > POSITIONS || node.list.some(({ kind }) => kind === Kind.Starred)) {
      this.broken = true;
      return;
    }
    const found = node.list.map((item) => this.values.value(item, scope));
    if (this.items === null) this.items = found;
    else if (this.items.length !== found.length) this.broken = true;
    else this.items = this.items.map((item, i) => (item === 0 || found[i] === 0 ? 0 : this.values.agree(item, found[i])));
  }

  /** The paths by position; undefined where nothing is known of any. */
  paths(): (Path | null)[] | undefined {
    return this.broken || this.items === null ? undefined : pathsOf(this.items, this.values);
  }
}

/** What an annotation says of the positions of a tuple: `tuple[Session, Connection]`, or, of a generator, `Iterator[tuple[...]]`. */
export function annotatedTuple(values: Values, annotation: Node, scope: Scope, isGenerator: boolean): (Path | null)[] | undefined {
  let node: Node | null = annotation;
  if (isGenerator) {
    node = node.kind !== Kind.Subscript || node.b === null ? null : node.b.kind === Kind.Collection ? node.b.list[0] ?? null : node.b;
  }
  if (node === null || node.kind !== Kind.Subscript || node.a === null || !tuples.test(pathText(values.value(node.a, scope)) ?? '')) return undefined;
  const items = node.b !== null && node.b.kind === Kind.Collection ? node.b.list : [];
  if (items.length < 2 || items.length > POSITIONS || items.some((item) => item.kind === Kind.Constant && item.flags === ConstantFlag.Ellipsis)) return undefined;
  return pathsOf(items.map((item) => values.language.annotationValue(values, item, scope)), values);
}

const tuples = /^(?:builtins\.tuple|typing\.Tuple)$/;

function pathsOf(items: readonly PathId[], { literals }: Values): (Path | null)[] | undefined {
  const plain: readonly PathId[] = [0, literals.none, literals.number, literals.string, literals.bool, literals.float, literals.bytes];
  const paths = items.map((item) => (plain.includes(item) ? null : pathText(item)));
  return paths.some((path) => path !== null) ? paths : undefined;
}

/** Kinds of statements whose list holds further blocks or statements with blocks. */
function branching(kind: Kind): boolean {
  return kind === Kind.If || kind === Kind.For || kind === Kind.While || kind === Kind.Try || kind === Kind.Match || kind === Kind.Handler || kind === Kind.Case;
}

/** The function of this module that a path names: at its top level, or a method. */
function functionAt(values: Values, path: PathId): FunctionEntry | undefined {
  if (path === 0 || stepOf(path) <= 0) return undefined;
  const own = values.binder.functions.find((entry) => entry.path === path && !entry.name.startsWith('<'));
  if (own !== undefined) return own;
  const object = parentOf(path);
  const index = stepOf(object) === Step.Call ? values.localClass(object)?.methods.get(symbolText(stepOf(path))) : undefined;
  return index === undefined ? undefined : values.binder.functions[index];
}
