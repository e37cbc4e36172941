/**
 * Whether a loop's iterations depend on one another, from its stretch of the tape. Everything is judged for one iteration: a place read before
 * it is surely written in the same iteration holds what an earlier one left. In doubt the answer is "dependent", so that nothing is offered.
 */
import { Kind, type Node } from '../ir/node';
import { symbolText } from '../ir/symbols';
import type { RegionFacts, Tie } from '../facts';
import { Branch, keysOf, Place } from './place';
import { ENTRY, Event, type Tape } from './tape';

type Gather = RegionFacts['gathers'][number];

const NO_PLACES: Place[] = [];
export const NO_TIES: Tie[] = [];
export const NO_GATHERS: Gather[] = [];

export class TieFinder {
  ties: Tie[] = NO_TIES;
  gathers: Gather[] = NO_GATHERS;
  private places: Place[] = [];
  /** Index into `places` plus one, by symbol; only for places that are names. */
  private byName = new Int32Array(1 << 12);
  private attributes = false;
  /** Places made definite so far, so that branches can be undone. */
  private trail: Place[] = [];
  private outputs: Tie[] | null = null;

  private text = '';

  constructor(private readonly tape: Tape) {}

  /**
   * Judges the loop recorded from entry `from` on, its own targets first. `shared` are the names that others see (`global`, `nonlocal`). The answers are in `ties` and `gathers`.
   */
  judge(from: number, text: string, shared: number[] | null): void {
    this.text = text;
    this.ties = NO_TIES;
    this.gathers = NO_GATHERS;
    if (!this.findPlaces(from)) return;
    this.trail.length = 0;
    this.outputs = null;
    this.run(from);
    for (let i = 0; i < this.places.length; i++) this.conclude(this.places[i], shared);
    if (this.outputs !== null) for (const tie of this.outputs as Tie[]) this.tie(tie);
    for (let i = 0; i < this.places.length; i++) if (this.places[i].y === 0) this.byName[this.places[i].x] = 0;
    this.places.length = 0;
    this.trail.length = 0;
  }

  /** Finds what the loop changes. False if nothing is changed and nothing is put out: nothing can tie iterations then. */
  private findPlaces(from: number): boolean {
    const { data, length } = this.tape;
    this.places.length = 0;
    this.attributes = false;
    let any = false;
    for (let i = from; i < length; i++) {
      const event: Event = data[i * ENTRY];
      if (event === Event.Output) any = true;
      if (event < Event.Write || event > Event.Merge) continue;
      any = true;
      this.make(data[i * ENTRY + 1], data[i * ENTRY + 2]);
    }
    return any;
  }

  private make(x: number, y: number): void {
    if (this.find(x, y) !== null) return;
    if (y === 0) {
      if (x >= this.byName.length) {
        const larger = new Int32Array(Math.max(x + 1, this.byName.length * 2));
        larger.set(this.byName);
        this.byName = larger;
      }
      this.byName[x] = this.places.length + 1;
    } else this.attributes = true;
    this.places.push(new Place(x, y));
  }

  private find(x: number, y: number): Place | null {
    if (y === 0) {
      const index = x < this.byName.length ? this.byName[x] : 0;
      return index === 0 ? null : this.places[index - 1];
    }
    if (this.attributes) {
      for (let i = 0; i < this.places.length; i++) if (this.places[i].x === x && this.places[i].y === y) return this.places[i];
    }
    return null;
  }

  private run(from: number): void {
    const { data, length, nodes } = this.tape;
    const branches: Branch[] = [];
    let saw = false;
    let head = true;
    for (let i = from; i < length; i++) {
      const event: Event = data[i * ENTRY];
      const x = data[i * ENTRY + 1];
      const y = data[i * ENTRY + 2];
      if (event !== Event.Target) head = false;
      switch (event) {
        case Event.Begin:
          saw = false;
          continue;
        case Event.BranchBegin:
          branches.push(new Branch(this.trail.length));
          continue;
        case Event.BranchNext:
          if (branches.length > 0) this.endArm(branches[branches.length - 1]);
          continue;
        case Event.BranchEnd: {
          const branch = branches.pop();
          if (branch === undefined) continue;
          this.endArm(branch);
          if (x !== 1) branch.meet(NO_PLACES);
          else if (branch.common === null && branches.length > 0) branches[branches.length - 1].left = true;
          for (const place of branch.common ?? []) this.makeDefinite(place);
          continue;
        }
        case Event.Leave:
          if (branches.length > 0) branches[branches.length - 1].left = true;
          continue;
      }
      const place = this.find(x, y);
      const owner = y === 0 ? place : this.find(x, 0);
      const node = nodes[i];
      if (place === null) {
        if (owner !== null && owner.definite && owner.dependent) saw = true;
        else if (event === Event.Output) this.output(owner, x, y, node!);
        continue;
      }
      const own = owner !== null && owner.definite && owner.own;
      switch (event) {
        case Event.Read:
          place.used = true;
          if (y === 0 ? !place.definite : !own && !place.definite) place.exposed = true;
          if ((place.definite && place.dependent) || own && owner!.dependent) saw = true;
          break;
        case Event.ReadItem:
          place.used = true;
          if (!own && !(y === 0 && place.definite)) (place.reads ??= []).push(node!);
          if (owner !== null && owner.definite && owner.dependent) saw = true;
          break;
        case Event.Iterate:
          place.iterated = true;
          break;
        case Event.Write:
        case Event.Alias:
        case Event.Target:
          if (y !== 0 && own) break;
          place.written = node;
          if (event !== Event.Target) place.assigned = true;
          if (y === 0) {
            place.dependent = saw || head;
            place.own = event === Event.Write || place.dependent;
            this.makeDefinite(place);
          }
          break;
        case Event.Reduce:
          if (own || place.definite) break;
          place.reduced = node;
          place.carriesReduction = true;
          break;
        case Event.StoreItem:
        case Event.ReduceItem:
          if (!own) this.store(place, node!, event === Event.ReduceItem);
          break;
        case Event.Append:
        case Event.Merge:
          if (!own) place.appended = node;
          break;
        case Event.Output:
          this.output(owner, x, y, node!);
          break;
      }
    }
  }

  private makeDefinite(place: Place): void {
    if (place.definite) return;
    place.definite = true;
    this.trail.push(place);
  }

  /** Takes back what an arm made definite, and keeps what all arms so far agree on. */
  private endArm(branch: Branch): void {
    const made = this.trail.splice(branch.mark);
    for (const place of made) place.definite = false;
    if (!branch.left) branch.meet(made);
    branch.left = false;
  }

  private output(owner: Place | null, x: number, y: number, node: Node): void {
    if (x !== 0 && owner !== null && owner.definite && owner.own) return;
    (this.outputs ??= []).push({ kind: 'order', name: x === 0 ? nameOf(this.text, node) : placeName(x, y), start: node.start, end: node.end });
  }

  private store(place: Place, chain: Node, reduces: boolean): void {
    const keys = keysOf(chain);
    let level = -1;
    for (let i = 0; i < keys.length && level < 0; i++) if (this.dependsOnIteration(keys[i], 0)) level = i;
    const key = level < 0 ? '' : this.text.slice(keys[level].start, keys[level].end);
    if (level < 0 || keys[level].kind === Kind.Slice || (place.stored !== null && (place.level !== level || place.key !== key))) place.clash = true;
    if (place.stored === null) {
      place.level = level;
      place.key = key;
      place.storeReduces = reduces;
    } else if (!reduces) place.storeReduces = false;
    place.stored = chain;
  }

  private dependsOnIteration(node: Node | null, depth: number): boolean {
    if (node === null || depth > 40) return false;
    if (node.kind === Kind.Name) {
      const place = this.find(node.symbol, 0);
      return place !== null && place.definite && place.dependent;
    }
    if (this.dependsOnIteration(node.a, depth + 1) || this.dependsOnIteration(node.b, depth + 1)) return true;
    for (let i = 0; i < node.list.length; i++) if (this.dependsOnIteration(node.list[i], depth + 1)) return true;
    return false;
  }

  /** Whether the place's items are read elsewhere than where this iteration stores. */
  private readsElsewhere(place: Place): boolean {
    if (place.reads === null) return false;
    for (const chain of place.reads) {
      const keys = keysOf(chain);
      if (place.level < 0 || place.level >= keys.length || this.text.slice(keys[place.level].start, keys[place.level].end) !== place.key) return true;
    }
    return false;
  }

  private conclude(place: Place, shared: number[] | null): void {
    const touched = place.written ?? place.reduced ?? place.stored ?? place.appended;
    if (touched === null) return;
    const { written, reduced, stored, appended } = place;
    const ways = (reduced !== null ? 1 : 0) + (stored !== null ? 1 : 0) + (appended !== null ? 1 : 0);
    let carried = false;
    if (written !== null) {
      // An item that is read before the name is given its new value is one of the value before.
      carried = place.exposed || place.reads !== null || place.carriesReduction || appended !== null && !place.definite || place.y !== 0 || shared !== null && shared.includes(place.x);
      // Written now and then and not used here: what counts behind the loop is which iteration wrote last.
      if (place.assigned && !place.definite && !place.used && ways === 0) carried = true;
    }
    if (ways > 0 && (place.exposed || ways > 1)) carried = true;
    if (stored !== null && (place.clash && !place.storeReduces || this.readsElsewhere(place))) carried = true;
    if ((reduced !== null || appended !== null) && place.reads !== null || appended !== null && place.iterated) carried = true;
    if (carried) {
      const tie: Tie = { kind: 'carried', name: placeName(place.x, place.y), start: touched.start, end: touched.end };
      if (appended !== null) tie.grows = true;
      this.tie(tie);
    } else if (ways > 0) {
      const how = stored !== null ? (place.storeReduces ? 'reduction' : 'keyed-store') : appended !== null ? 'append' : 'reduction';
      if (this.gathers === NO_GATHERS) this.gathers = [];
      this.gathers.push({ name: placeName(place.x, place.y), how, start: touched.start, end: touched.end });
    }
  }

  private tie(tie: Tie): void {
    if (this.ties === NO_TIES) this.ties = [];
    if (!this.ties.some((known) => known.kind === tie.kind && known.name === tie.name)) this.ties.push(tie);
  }
}

function placeName(x: number, y: number): string {
  return y === 0 ? symbolText(x) : `${symbolText(x)}.${symbolText(y)}`;
}

/** The name under which output that has no object goes: `print`, `yield`. */
function nameOf(text: string, node: Node): string {
  if (node.kind === Kind.Call && node.a !== null) return text.slice(node.a.start, node.a.end);
  return 'yield';
}
