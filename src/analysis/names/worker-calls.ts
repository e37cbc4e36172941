/** Second pass, calls that may have to do with workers: what is passed on, cloned or handed over to them. */
import { CollectionFlag, Kind, type Node } from '../ir/node';
import { intern } from '../ir/symbols';
import type { CallFacts, Path } from '../facts';
import { WorkerCall } from './language';
import { type PathId, pathText, step } from './paths';
import { NO_NODES } from './region-builder';
import { VariableRecorder } from './variables';

const GENERATOR = 'types.GeneratorType()';
const NONE = 'builtins.None';
/** Displays are looked into so deep. */
const MOST_PACKED = 2;
/** What closes a call is nearer to its last argument than this. */
const FURTHEST_END = 40;

function isGenerator(node: Node): boolean {
  return node.kind === Kind.Comprehension && node.flags === CollectionFlag.Generator;
}

export abstract class WorkerCallRecorder extends VariableRecorder {
  /** What is done with messages, where the module is what a worker runs. */
  messageHandler: PathId = 0;

  /** What more is noted of a call that may have to do with workers. */
  protected workerFacts(facts: CallFacts, node: Node, bits: number): void {
    const { list } = node;
    if ((bits & WorkerCall.Makes) !== 0) {
      if (this.handleCalls === NO_NODES) this.handleCalls = [node];
      else this.handleCalls.push(node);
    }
    if ((bits & WorkerCall.Passes) !== 0 && this.language.sentBy !== undefined) this.sentFacts(facts, node, this.language.sentBy(this.values, node));
    else if ((bits & WorkerCall.Passes) !== 0) {
      for (let i = 0; i < list.length; i++) {
        const given = list[i].kind === Kind.Keyword ? list[i].a : list[i];
        if (given === null) continue;
        if (given.kind === Kind.Class || (given.kind === Kind.Collection && given.flags !== CollectionFlag.Set)) facts.packed = [...(facts.packed ?? []), ...this.packedIn(given, 0)];
        else if (given !== list[i] && isGenerator(given)) {
          for (const keyword of facts.keywords) if (keyword.start === list[i].start) keyword.value = GENERATOR;
        // Lists of arguments are shared.
        } else if (given === list[i] && isGenerator(given)) facts.arguments = facts.arguments.map((path, at) => (at === i ? GENERATOR : path));
        else if (given === list[i] && this.language.receiver === 0 && this.values.value(given, this.scope) === this.values.literals.none) facts.arguments = facts.arguments.map((path, at) => (at === i ? NONE : path));
      }
    }
    if ((bits & WorkerCall.Tasks) !== 0 && facts.path !== null) {
      const task = this.language.taskOf(this.values, node);
      if (task !== undefined) facts.task = task;
    }
    if ((bits & WorkerCall.Chunks) !== 0 && list.length > 0 && node.end - list[list.length - 1].end < FURTHEST_END) {
      const from = list[list.length - 1].end;
      const rest = /^((?:\s*\))*?)\s*,?\s*\)$/.exec(this.text.slice(from, node.end));
      if (rest !== null) facts.room = from + rest[1].length;
    }
  }

  /** What is cloned for a worker and what is handed over to it. */
  private sentFacts(facts: CallFacts, node: Node, sent: Node | null): void {
    if (facts.path === null) return;
    if (sent !== null) facts.packed = this.packedIn(sent, 0);
    const { node: fn, index } = this.entry;
    const body = index === 0 || fn.c === null ? fn : fn.c;
    const transfers = this.language.transfersOf(this.values, node, body, this.scope);
    if (transfers !== undefined) facts.transfers = transfers;
  }

  /** What a display holds, displays in it included; of an object literal with functions, these. */
  private packedIn(given: Node, depth: number): (Path | null)[] {
    if (given.kind === Kind.Class) {
      const entry = this.binder.classOf.get(given);
      return entry === undefined ? [] : [...entry.methods.keys()].map((name) => pathText(step(entry.path, intern(name))));
    }
    if (given.kind !== Kind.Collection || depth > MOST_PACKED) return [this.passedOn(given)];
    const items = given.flags === CollectionFlag.Dict ? given.list.filter((_, at) => at % 2 === 1) : given.list;
    return items.flatMap((item) => this.packedIn(item, depth + 1));
  }

  private passedOn(item: Node): Path | null {
    return isGenerator(item) ? GENERATOR : item.kind === Kind.Starred ? null : pathText(this.values.value(item, this.scope));
  }
}
