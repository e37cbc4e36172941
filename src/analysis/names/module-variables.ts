/**
 * Variables of a module that its functions change, of modules that import something to start processes with: a change made in another process stays there.
 * Kept are only those that hold plain values, by all that the text assigns to them; what a manager, a queue or shared memory stands behind reaches the other process.
 */
import { Kind, type Node } from '../ir/node';
import { intern, symbolText } from '../ir/symbols';
import type { VariableFacts } from '../facts';
import type { Binder } from './bind';
import type { FunctionEntry } from './entries';
import { parentOf, type PathId, pathText, stepOf, Step } from './paths';
import { type Binding, DefinitionKind, WHOLE } from './scopes';
import type { Values } from './values';

/** Nested deeper is not looked into. */
const DEEPEST = 200;
/** Methods that change a list, a set, a dictionary, a deque or a Counter. */
const mutators = new Set([
  'append', 'add', 'extend', 'insert', 'appendleft', 'extendleft', 'update', 'setdefault', 'pop', 'popleft', 'popitem', 'remove', 'discard', 'clear',
].map(intern));
const plainObjects = /^(?:builtins\.(?:list|dict|set|tuple|int|float|str|bytes|bool|bytearray)|collections\.(?:deque|Counter|OrderedDict|defaultdict))\(\)$/;

/** One mention of a variable in a function, before the variable is known to be of interest. */
interface Mention {
  binding: Binding;
  how: 'read' | 'rebound' | 'changed' | 'item-changed';
  function: number;
  start: number;
  end: number;
}

export function moduleVariables(binder: Binder, values: Values): VariableFacts[] {
  const finder = new MentionFinder(binder);
  for (const entry of binder.functions) finder.look(entry);
  const found = new Map<Binding, VariableFacts>();
  const place = ({ function: fn, start, end }: Mention): VariableFacts['reads'][number] => ({ function: fn, start, end });
  for (const one of finder.mentions) {
    // What the module's own body does, happens before or in the parent.
    if (one.how === 'read' || one.function === 0 || !isPlain(one, values)) continue;
    if (!found.has(one.binding)) found.set(one.binding, { name: symbolText(one.binding.symbol), changes: [], reads: [] });
  }
  for (const one of finder.mentions) {
    const facts = found.get(one.binding);
    if (facts !== undefined) (one.how === 'read' ? facts.reads : facts.changes).push(place(one));
  }
  return [...found.values()];
}

/** Whether all that a variable is ever given is plain, so that nothing behind it can carry a change to another process. */
function isPlain({ binding, how }: Mention, values: Values): boolean {
  let known = false;
  for (let at = binding.first; at !== null; at = at.next) {
    if (at.kind === DefinitionKind.Annotation) continue;
    const inModule = at.scope === values.binder.module;
    // A variable that a function gives a new value holds it in that process only, whatever it is.
    if (how === 'rebound' && !inModule) continue;
    if (at.kind !== DefinitionKind.Value || at.index !== WHOLE) return false;
    const value = values.value(at.node, at.scope);
    if (value === values.literals.none ? how !== 'rebound' : !isPlainValue(value, how === 'item-changed')) return false;
    known ||= inModule;
  }
  return known;
}

/** `item`: whether its items must be plain, too. */
function isPlainValue(value: PathId, item: boolean): boolean {
  const last = stepOf(value);
  const holds = value !== 0 && (last === Step.Container || last === Step.Mapping);
  if (item) return holds && isPlainValue(parentOf(value), false);
  return holds || plainObjects.test(pathText(value) ?? '');
}

class MentionFinder {
  readonly mentions: Mention[] = [];
  private entry!: FunctionEntry;

  constructor(private readonly binder: Binder) {}

  look(entry: FunctionEntry): void {
    this.entry = entry;
    if (entry.index === 0) for (const one of entry.node.list) this.visit(one, 0);
    else this.visit(entry.node.c, 0);
  }

  private visit(node: Node | null, depth: number): void {
    if (node === null || depth > DEEPEST) return;
    switch (node.kind) {
      case Kind.Function:
      case Kind.Class:
      case Kind.Import:
      case Kind.ImportFrom:
      case Kind.Scope:
        return;
      case Kind.Name:
        this.mention(node, 'read', node);
        return;
      case Kind.Assign:
        for (const target of node.list) this.target(target, node, node.a, depth + 1);
        this.visit(node.a, depth + 1);
        return;
      case Kind.AugmentedAssign:
        this.target(node.a, node, null, depth + 1);
        this.visit(node.b, depth + 1);
        return;
      case Kind.Delete:
        for (const target of node.list) this.target(target, node, null, depth + 1);
        return;
      case Kind.For:
        this.target(node.a, node, node.b, depth + 1);
        break;
      case Kind.Comprehension:
        // Its own variables are not the module's.
        if (node.list.some(clause => this.bindsOne(clause.a))) return;
        break;
      case Kind.Call:
        if (node.a !== null && node.a.kind === Kind.Attribute && mutators.has(node.a.symbol)) {
          this.changeOf(node.a.a, node, depth + 1);
          for (const one of node.list) this.visit(one, depth + 1);
          return;
        }
        break;
    }
    if (node.kind !== Kind.For) this.visit(node.a, depth + 1);
    this.visit(node.b, depth + 1);
    for (const one of node.list) this.visit(one, depth + 1);
    this.visit(node.c, depth + 1);
  }

  /** What is assigned to; `value`: what it is given, if that is all there is to it. */
  private target(node: Node | null, statement: Node, value: Node | null, depth: number): void {
    if (node === null || depth > DEEPEST) return;
    if (node.kind === Kind.Name) {
      // A parameter put where the process's own code finds it is meant for that process.
      if (value !== null && value.kind === Kind.Name && this.isParameter(value)) return;
      if (this.entry.index === 0 || this.entry.shared?.includes(node.symbol)) this.mention(node, 'rebound', statement.kind === Kind.For ? node : statement);
    } else if (node.kind === Kind.Subscript) {
      this.changeOf(node.a, statement, depth + 1);
      this.visit(node.b, depth + 1);
    } else if (node.kind === Kind.Collection || node.kind === Kind.Starred) {
      this.target(node.a, statement, null, depth + 1);
      for (const one of node.list) this.target(one, statement, null, depth + 1);
    } else this.visit(node, depth + 1);
  }

  /** The object that a statement or a call changes: a variable's, or one of its items. */
  private changeOf(object: Node | null, by: Node, depth: number): void {
    if (object === null) return;
    if (object.kind === Kind.Name) this.mention(object, 'changed', by);
    else if (object.kind === Kind.Subscript && object.a !== null && object.a.kind === Kind.Name) {
      this.mention(object.a, 'item-changed', by);
      this.visit(object.b, depth + 1);
    } else this.visit(object, depth + 1);
  }

  private mention({ symbol }: Node, how: Mention['how'], { start, end }: Node): void {
    const { table, module } = this.binder;
    const binding = table.find(module.index, symbol);
    if (binding === null || table.lookUp(this.entry.scope, symbol) !== binding) return;
    this.mentions.push({ binding, how, function: this.entry.index, start, end });
  }

  private isParameter({ symbol }: Node): boolean {
    return this.binder.table.find(this.entry.scope.index, symbol)?.first?.kind === DefinitionKind.Parameter;
  }

  private bindsOne(target: Node | null): boolean {
    if (target === null) return false;
    if (target.kind === Kind.Name) return this.binder.table.find(this.binder.module.index, target.symbol) !== null;
    return this.bindsOne(target.a) || target.list.some(one => this.bindsOne(one));
  }
}
