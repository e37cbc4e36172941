/** Facts out of the bytes that `FactsWriter` makes of them. */
import { FACTS_VERSION, type CallFacts, type ClassFacts, type FunctionFacts, type ModuleFacts, type ParameterFacts, type Path, type RegionFacts, type Tie } from '../facts';
import { ByteReader } from './bytes';
import { gatherKinds, languages, parameterKinds, regionKinds, Tag, tieKinds } from './fields';

/** Lists that are empty are one and the same: facts are never changed. */
const NONE: never[] = [];

/** Reads what FactsWriter wrote. Throws (a RangeError or TypeError) where the bytes are damaged; whoever keeps them on disk keeps a checksum. */
export function readFacts(bytes: Uint8Array): ModuleFacts {
  const from = new ByteReader(bytes);
  const path = from.text();
  const language = languages[from.count()];
  const name = from.text();
  const lineStarts = new Uint32Array(from.count());
  for (let i = 0, last = 0; i < lineStarts.length; i++) lineStarts[i] = last += from.count();
  return withRest(from, {
    version: FACTS_VERSION, path, language, name, lineStarts,
    functions: list(from, readFunction),
    classes: list(from, readClass),
    exports: map(from, readText),
    starImports: list(from, readText),
    alternatives: map(from, readTexts),
    mainGuards: list(from, readSpan),
    errors: list(from, readError),
    directives: list(from, readDirective),
  });
}

function list<T>(from: ByteReader, read: (from: ByteReader) => T): T[] {
  const length = from.count();
  if (length === 0) return NONE;
  const result: T[] = [];
  for (let i = 0; i < length; i++) result.push(read(from));
  return result;
}

function map<T>(from: ByteReader, read: (from: ByteReader) => T): Map<string, T> {
  const result = new Map<string, T>();
  for (let length = from.count(); length > 0; length--) {
    const key = from.text();
    result.set(key, read(from));
  }
  return result;
}

/** Adds the fields that were written with their names. */
function withRest<T extends object>(from: ByteReader, record: T): T {
  for (let many = from.count(); many > 0; many--) {
    const key = from.text();
    (record as Record<string, unknown>)[key] = readValue(from);
  }
  return record;
}

function readValue(from: ByteReader): unknown {
  switch (from.count() as Tag) {
    case Tag.Null: return null;
    case Tag.False: return false;
    case Tag.True: return true;
    case Tag.Integer: return from.offset();
    case Tag.Double: return from.double();
    case Tag.String: return from.text();
    case Tag.List: return list(from, readValue);
    case Tag.Map: return map(from, readValue);
    case Tag.Record: return withRest(from, {});
    default: throw new RangeError('The record is damaged.');
  }
}

const readText = (from: ByteReader): string => from.text();
const readPath = (from: ByteReader): Path | null => from.string();
const readTexts = (from: ByteReader): string[] => list(from, readText);

function readFunction(from: ByteReader): FunctionFacts {
  const name = from.text();
  const qualifiedName = from.text();
  const start = from.offset();
  const end = from.offset();
  const nameStart = from.offset();
  const nameEnd = from.offset();
  const parent = from.count() - 1;
  const owner = from.count() - 1;
  const set = from.count();
  return withRest(from, {
    name, qualifiedName, start, end, nameStart, nameEnd, parent, owner,
    isAsync: (set & 1) !== 0, isGenerator: (set & 2) !== 0, isLambda: (set & 4) !== 0, isStatic: (set & 8) !== 0, isProperty: (set & 16) !== 0, isStub: (set & 32) !== 0,
    parameters: list(from, readParameter),
    decorators: list(from, readPath),
    returns: from.string(),
    mutatesShared: (set & 64) !== 0,
    body: readRegion(from),
  });
}

function readParameter(from: ByteReader): ParameterFacts {
  const name = from.text();
  const type = from.string();
  const kind = from.count();
  return withRest(from, { name, type, hasDefault: (kind & 1) !== 0, kind: parameterKinds[kind >> 1] });
}

function readClass(from: ByteReader): ClassFacts {
  return withRest(from, {
    name: from.text(), qualifiedName: from.text(), start: from.offset(), end: from.offset(),
    bases: list(from, readPath), methods: map(from, readCount), attributes: map(from, readText), defaultConstructible: from.count() === 1,
  });
}

const readCount = (from: ByteReader): number => from.count();

function readRegion(from: ByteReader): RegionFacts {
  const kind = regionKinds[from.count()];
  const start = from.offset();
  const end = from.offset();
  const headEnd = from.offset();
  const header = from.text();
  const operations = number(from)!;
  const set = from.count();
  return withRest(from, {
    kind, start, end, headEnd, header, operations,
    trip: (set & 128) === 0 ? null : readTrip(from),
    calls: list(from, readCall),
    loops: list(from, readRegion),
    exits: { break: (set & 16) !== 0, return: (set & 32) !== 0, raise: (set & 64) !== 0 },
    yields: (set & 1) !== 0, awaits: (set & 2) !== 0, retries: (set & 4) !== 0, underMainGuard: (set & 8) !== 0,
    ties: list(from, readTie), gathers: list(from, readGather), locks: list(from, readLock),
  });
}

function readTrip(from: ByteReader): NonNullable<RegionFacts['trip']> {
  return withRest(from, { iterable: from.string(), count: number(from), endless: from.count() === 1, start: from.offset(), end: from.offset() });
}

function readCall(from: ByteReader): CallFacts {
  const set = from.count();
  const start = from.offset();
  const nameStart = from.offset();
  const nameEnd = from.offset();
  const end = from.offset();
  return withRest(from, {
    start, end, nameStart, nameEnd, path: from.string(), awaited: (set & 1) !== 0, discarded: (set & 2) !== 0,
    arguments: list(from, readPath),
    keywords: (set & 64) === 0 ? NONE : list(from, readKeyword),
    literalArguments: (set & 16) === 0 ? null : from.text(),
    number: (set & 32) === 0 ? null : number(from),
    arithmeticArguments: (set & 4) !== 0, entered: (set & 8) !== 0,
  });
}

/** A record that begins with its range. */
const span = <T extends object>(own: (from: ByteReader) => T) => (from: ByteReader): T & { start: number; end: number } => {
  const start = from.offset();
  const end = from.offset();
  return withRest(from, { ...own(from), start, end });
};
const readSpan = span(() => ({}));
const readError = span(from => ({ message: from.text() }));
const readDirective = span(from => ({ text: from.text() }));
const readTie = span((from): Pick<Tie, 'kind' | 'name'> => ({ kind: tieKinds[from.count()], name: from.text() }));
const readGather = span((from): Pick<RegionFacts['gathers'][number], 'name' | 'how'> => ({ name: from.text(), how: gatherKinds[from.count()] }));
const readLock = span(from => ({ path: from.text() }));
const readKeyword = span(from => ({ name: from.text(), value: from.string() }));

function number(from: ByteReader): number | null {
  const value = from.count();
  return value > 1 ? value - 2 : value === 0 ? null : from.double();
}
