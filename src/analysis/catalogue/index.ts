/** The catalogue: what is known about calls of the standard library and of libraries people use, looked up by canonical name. */
import { expandNames } from './expand';
import { tablesOf } from './tables';
import type { Catalogue, CatalogueEntry, CatalogueGroup, CatalogueTable, GilBehaviour } from './types';

export type { Catalogue, CatalogueEntry, CatalogueGroup, CatalogueTable, GilBehaviour, Growth } from './types';

const built = new Map<'python' | 'node', Catalogue>();

/** The catalogue of one language, built on first use and shared from then on. */
export function catalogue(language: 'python' | 'node'): Catalogue {
  let answer = built.get(language);
  if (answer === undefined) {
    answer = buildCatalogue(tablesOf(language));
    built.set(language, answer);
  }
  return answer;
}

/** A group and the table it stands in: all that is kept of a name until somebody asks for it. */
interface Row {
  readonly group: CatalogueGroup;
  readonly table: CatalogueTable;
}

const NOTHING: readonly string[] = [];
/** Base classes and aliases are followed this far; a table that needs more has a cycle. */
const FOLLOW_LIMIT = 12;
/** Up to the first dot of each pattern; also matches wrapped lines inside braces, which only costs a needless key. */
const FIRST_PARTS = /(?:^|\s)([^\s.]+)/g;

/** Builds a catalogue over tables. Of two rows with one name the first counts (a test forbids them). */
export function buildCatalogue(tables: readonly CatalogueTable[]): Catalogue {
  return new BuiltCatalogue(tables);
}

/** Patterns are expanded when their top-level module is first asked for: programs use few of the modules there are. */
class BuiltCatalogue implements Catalogue {
  /** Rows not yet expanded, by top-level module. */
  private readonly pending = new Map<string, Row[]>();
  private readonly rows = new Map<string, Row>();
  /** Entries already asked for; names known to be unknown are not kept, as users' names are without end. */
  private readonly entries = new Map<string, CatalogueEntry>();
  private readonly aliases = new Map<string, string>();
  private readonly aliasRoots = new Set<string>();
  private topLevel: Set<string> | undefined;
  private readonly under = new Map<string, string[]>();

  constructor(tables: readonly CatalogueTable[]) {
    for (const table of tables) {
      for (const group of table.groups) this.register({ group, table });
      for (const alias in table.aliases) {
        this.aliases.set(alias, table.aliases[alias]);
        this.aliasRoots.add(topOf(alias));
      }
    }
  }

  private register(row: Row): void {
    const names = row.group.names;
    // One pattern, as in most rows: no regular expression needed.
    if (!names.includes(' ') && !names.includes('\n')) {
      this.registerTop(topOf(names), row);
      return;
    }
    for (const [, first] of names.matchAll(FIRST_PARTS)) this.registerTop(first, row);
  }

  private registerTop(top: string, row: Row): void {
    if (top.includes('{')) this.expand(row);
    else {
      const waiting = this.pending.get(top);
      if (waiting === undefined) this.pending.set(top, [row]);
      else if (waiting[waiting.length - 1] !== row) waiting.push(row);
    }
  }

  private expand(row: Row): void {
    for (const name of expandNames(row.group.names)) if (!this.rows.has(name)) this.rows.set(name, row);
  }

  private expandTop(top: string): void {
    const waiting = this.pending.get(top);
    if (waiting === undefined) return;
    this.pending.delete(top);
    for (const row of waiting) this.expand(row);
  }

  find(name: string): CatalogueEntry | undefined {
    const own = this.exact(name) ?? this.inherited(name);
    if (own !== undefined) return own;
    const canonical = this.canonical(name);
    if (canonical === name) return this.wild(name);
    return this.exact(canonical) ?? this.inherited(canonical) ?? this.wild(canonical);
  }

  isClass(name: string): boolean {
    return this.find(name)?.class === true;
  }

  method(className: string, member: string): CatalogueEntry | undefined {
    return this.find(`${className}.${member}`);
  }

  modules(): ReadonlySet<string> {
    if (this.topLevel === undefined) {
      this.topLevel = new Set(this.aliasRoots);
      for (const top of [...this.pending.keys()]) this.expandTop(top);
      for (const name of this.rows.keys()) this.topLevel.add(topOf(name));
    }
    return this.topLevel;
  }

  isModule(name: string): boolean {
    const module = this.canonical(name);
    this.expandTop(topOf(module));
    return !this.rows.has(module) && this.namesUnder(module).length > 0;
  }

  membersOf(module: string): readonly string[] {
    const members = [...this.namesUnder(this.canonical(module))];
    // Names known by an alias only: `shutil.get_terminal_size`.
    for (const alias of this.aliases.keys()) {
      const dot = alias.lastIndexOf('.');
      if (dot === module.length && alias.startsWith(module) && this.find(alias) !== undefined) members.push(alias.slice(dot + 1));
    }
    return members.filter((member) => !/^[_*]|\./.test(member));
  }

  /** What follows `module.` in the names there are, class members and submodules' members included. */
  private namesUnder(module: string): readonly string[] {
    let under = this.under.get(module);
    if (under === undefined) {
      this.expandTop(topOf(module));
      const prefix = `${module}.`;
      under = [];
      for (const name of this.rows.keys()) if (name.startsWith(prefix)) under.push(name.slice(prefix.length));
      // Modules the catalogue has never heard of are without end: only what was found is kept.
      if (under.length > 0) this.under.set(module, under);
    }
    return under;
  }

  private exact(name: string): CatalogueEntry | undefined {
    const known = this.entries.get(name);
    if (known !== undefined) return known;
    this.expandTop(topOf(name));
    const row = this.rows.get(name);
    if (row === undefined) return undefined;
    const entry = normalise(name, row.group, row.table);
    this.entries.set(name, entry);
    return entry;
  }

  /** `pathlib.Path.joinpath` is `pathlib.PurePath.joinpath`. */
  private inherited(name: string, depth = 0): CatalogueEntry | undefined {
    const dot = name.lastIndexOf('.');
    if (dot < 0 || depth > FOLLOW_LIMIT) return undefined;
    const bases = this.exact(name.slice(0, dot))?.bases ?? NOTHING;
    const member = name.slice(dot);
    for (const base of bases) {
      const inherited = base + member;
      const entry = this.exact(inherited) ?? this.inherited(inherited, depth + 1);
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  /** `boto3.Client.anything` under a row `boto3.Client.*`, the class's own or a base class's. */
  private wild(name: string): CatalogueEntry | undefined {
    const dot = name.lastIndexOf('.');
    if (dot < 0) return undefined;
    const any = `${name.slice(0, dot)}.*`;
    const row = this.exact(any) ?? this.inherited(any);
    return row === undefined ? undefined : { ...row, name };
  }

  /** The name with its longest aliased prefix replaced, again and again. */
  private canonical(name: string): string {
    for (let turns = 0; turns < FOLLOW_LIMIT && this.aliasRoots.has(topOf(name)); turns++) {
      let end = name.length;
      let target: string | undefined;
      while (end > 0 && (target = this.aliases.get(name.slice(0, end))) === undefined) end = name.lastIndexOf('.', end - 1);
      if (target === undefined) break;
      name = target + name.slice(end);
    }
    return name;
  }
}

function topOf(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}

function normalise(name: string, group: CatalogueGroup, table: CatalogueTable): CatalogueEntry {
  const work = group.work ?? 'trivial';
  const coroutine = group.coroutine === true;
  const blocking = work === 'io' && (group.blocking ?? !coroutine);
  return {
    name,
    library: table.library,
    work,
    io: group.io,
    blocking,
    // What waits in Node's one thread keeps everything else waiting.
    gil: group.gil ?? (blocking && table.language === 'node' ? 'held' : defaultGil(work)),
    growth: group.growth ?? 'constant',
    class: group.class === true,
    bases: words(group.bases),
    returns: group.returns,
    element: group.element,
    enters: group.enters,
    attribute: group.attribute === true,
    passesThrough: group.passesThrough,
    decorates: group.decorates,
    runsFile: group.runsFile,
    coroutine,
    hazards: words(group.hazard),
    repeats: group.repeats,
    asyncInstead: group.asyncInstead,
    runs: group.runs,
    source: table.sources[group.source] ?? group.source,
  };
}

function defaultGil(work: CatalogueEntry['work']): GilBehaviour {
  return work === 'io' || work === 'native' ? 'released' : 'held';
}

function words(text: string | undefined): readonly string[] {
  return text === undefined ? NOTHING : text.trim().split(/\s+/);
}
