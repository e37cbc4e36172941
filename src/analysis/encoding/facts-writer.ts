/**
 * Facts as bytes, to keep them on disk and to send them between threads. Reading them back takes a fraction of what parsing took: two thirds less
 * than `JSON.parse` or V8's own serializer on the same facts, which spell out every property's name or walk every object.
 * What every record has is written field by field; a field that fields.ts does not name (optional, rare, new) is written with its name, so that none is ever lost.
 */
import type { CallFacts, ClassFacts, FunctionFacts, ModuleFacts, Path, RegionFacts, Tie } from '../facts';
import { ByteWriter } from './bytes';
import { gatherKinds, languages, parameterKinds, regionKinds, Tag, tieKinds, written } from './fields';

export class FactsWriter {
  private readonly out = new ByteWriter();

  private readonly tie = (tie: Tie): void => {
    this.out.count(tieKinds.indexOf(tie.kind));
    this.out.string(tie.name);
  };
  private readonly gather = (gather: RegionFacts['gathers'][number]): void => {
    this.out.string(gather.name);
    this.out.count(gatherKinds.indexOf(gather.how));
  };
  private readonly lock = (lock: RegionFacts['locks'][number]): void => this.out.string(lock.path);
  private readonly keyword = (keyword: CallFacts['keywords'][number]): void => {
    this.out.string(keyword.name);
    this.out.string(keyword.value);
  };

  write(facts: ModuleFacts): Uint8Array {
    const { out } = this;
    out.string(facts.path);
    out.count(languages.indexOf(facts.language));
    out.string(facts.name);
    const { lineStarts } = facts;
    out.count(lineStarts.length);
    for (let i = 0, last = 0; i < lineStarts.length; last = lineStarts[i++]) out.count(lineStarts[i] - last);
    out.count(facts.functions.length);
    for (const one of facts.functions) this.fn(one);
    out.count(facts.classes.length);
    for (const one of facts.classes) this.cls(one);
    this.map(facts.exports, path => out.string(path));
    this.paths(facts.starImports);
    this.map(facts.alternatives, paths => this.paths(paths));
    this.spans(facts.mainGuards, written.span, () => undefined);
    this.spans(facts.errors, written.error, error => out.string(error.message));
    this.spans(facts.directives, written.directive, directive => out.string(directive.text));
    this.rest(facts, written.module);
    return out.finish();
  }

  private fn(fn: FunctionFacts): void {
    const { out } = this;
    out.string(fn.name);
    out.string(fn.qualifiedName);
    out.offset(fn.start);
    out.offset(fn.end);
    out.offset(fn.nameStart);
    out.offset(fn.nameEnd);
    out.count(fn.parent + 1);
    out.count(fn.owner + 1);
    out.count(flags(fn.isAsync, fn.isGenerator, fn.isLambda, fn.isStatic, fn.isProperty, fn.isStub, fn.mutatesShared));
    out.count(fn.parameters.length);
    for (const parameter of fn.parameters) {
      out.string(parameter.name);
      out.string(parameter.type);
      out.count(parameterKinds.indexOf(parameter.kind) * 2 + Number(parameter.hasDefault));
      this.rest(parameter, written.parameter);
    }
    this.paths(fn.decorators);
    out.string(fn.returns);
    this.region(fn.body);
    this.rest(fn, written.fn);
  }

  private cls(cls: ClassFacts): void {
    const { out } = this;
    out.string(cls.name);
    out.string(cls.qualifiedName);
    out.offset(cls.start);
    out.offset(cls.end);
    this.paths(cls.bases);
    this.map(cls.methods, method => out.count(method));
    this.map(cls.attributes, path => out.string(path));
    out.count(Number(cls.defaultConstructible));
    this.rest(cls, written.cls);
  }

  private region(region: RegionFacts): void {
    const { out } = this;
    out.count(regionKinds.indexOf(region.kind));
    out.offset(region.start);
    out.offset(region.end);
    out.offset(region.headEnd);
    out.string(region.header);
    this.number(region.operations);
    const { exits } = region;
    out.count(flags(region.yields, region.awaits, region.retries, region.underMainGuard, exits.break, exits.return, exits.raise, region.trip !== null));
    if (region.trip !== null) {
      out.string(region.trip.iterable);
      this.number(region.trip.count);
      out.count(Number(region.trip.endless));
      out.offset(region.trip.start);
      out.offset(region.trip.end);
      this.rest(region.trip, written.trip);
    }
    out.count(region.calls.length);
    for (const call of region.calls) this.call(call);
    out.count(region.loops.length);
    for (const loop of region.loops) this.region(loop);
    this.spans(region.ties, written.tie, this.tie);
    this.spans(region.gathers, written.gather, this.gather);
    this.spans(region.locks, written.lock, this.lock);
    this.rest(region, written.region);
  }

  private call(call: CallFacts): void {
    const { out } = this;
    const { literalArguments, number } = call;
    out.count(flags(call.awaited, call.discarded, call.arithmeticArguments, call.entered, literalArguments !== null, number !== null, call.keywords.length > 0));
    out.offset(call.start);
    out.offset(call.nameStart);
    out.offset(call.nameEnd);
    out.offset(call.end);
    out.string(call.path);
    this.paths(call.arguments);
    if (call.keywords.length > 0) this.spans(call.keywords, written.keyword, this.keyword);
    if (literalArguments !== null) out.string(literalArguments);
    if (number !== null) this.number(number);
    this.rest(call, written.call);
  }

  private number(value: number | null): void {
    if (value === null) this.out.count(0);
    else if (Number.isInteger(value) && value >= 0 && value < 2 ** 31 && !Object.is(value, -0)) this.out.count(value + 2);
    else {
      this.out.count(1);
      this.out.double(value);
    }
  }

  private paths(paths: readonly (Path | null)[]): void {
    this.out.count(paths.length);
    for (const path of paths) this.out.string(path);
  }

  private map<T>(map: ReadonlyMap<string, T>, value: (one: T) => void): void {
    this.out.count(map.size);
    for (const [key, one] of map) {
      this.out.string(key);
      value(one);
    }
  }

  private spans<T extends { start: number; end: number }>(list: readonly T[], named: ReadonlySet<string>, own: (one: T) => void): void {
    this.out.count(list.length);
    for (const one of list) {
      this.out.offset(one.start);
      this.out.offset(one.end);
      own(one);
      this.rest(one, named);
    }
  }

  /** The fields of a record that were not written yet, each with its name. */
  private rest(record: object, named: ReadonlySet<string>): void {
    let many = 0;
    // Those with names of their own are always there: as many fields as these are these.
    for (const _ in record) many += 1;
    if (many === named.size) {
      this.out.count(0);
      return;
    }
    many = 0;
    for (const key in record) if (!named.has(key) && (record as Record<string, unknown>)[key] !== undefined) many += 1;
    this.out.count(many);
    if (many === 0) return;
    for (const [key, value] of Object.entries(record)) {
      if (named.has(key) || value === undefined) continue;
      this.out.string(key);
      this.value(value);
    }
  }

  /** Plain data of any shape. */
  private value(value: unknown): void {
    const { out } = this;
    if (typeof value === 'number') {
      const small = Number.isInteger(value) && Math.abs(value) < 2 ** 30 && !Object.is(value, -0);
      out.count(small ? Tag.Integer : Tag.Double);
      if (small) out.offset(value);
      else out.double(value);
    } else if (typeof value === 'string') {
      out.count(Tag.String);
      out.string(value);
    } else if (typeof value === 'boolean') out.count(value ? Tag.True : Tag.False);
    else if (Array.isArray(value)) {
      out.count(Tag.List);
      out.count(value.length);
      for (const one of value) this.value(one);
    } else if (value instanceof Map) {
      out.count(Tag.Map);
      this.map(value as Map<string, unknown>, one => this.value(one));
    } else if (value !== null && typeof value === 'object') {
      out.count(Tag.Record);
      this.rest(value, NOTHING);
    } else out.count(Tag.Null);
  }
}

const NOTHING: ReadonlySet<string> = new Set();

function flags(...set: boolean[]): number {
  let value = 0;
  for (let i = 0; i < set.length; i++) if (set[i]) value |= 1 << i;
  return value;
}
