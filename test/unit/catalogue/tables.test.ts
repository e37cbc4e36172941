/** The shape of every table, third-party ones included. Each check says all that is wrong at once, so that a table is mended in one go. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { catalogue } from '../../../src/analysis/catalogue';
import { expandNames } from '../../../src/analysis/catalogue/expand';
import { tablesOf } from '../../../src/analysis/catalogue/tables';
import type { Catalogue, CatalogueGroup, CatalogueTable } from '../../../src/analysis/catalogue/types';
import { ioKinds } from '../../../src/model';

const tables = [...tablesOf('python'), ...tablesOf('node')];
/** Names stand for themselves in their own language. */
const names = {
  python: /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?:\.\*)?$/,
  // A package's scope, name and subpath, then members: `@aws-sdk/client-s3.S3Client.send`, `fs.promises.readFile`, `$disconnect`.
  node: /^(?:@[\w-]+\/)?[a-z_][\w-]*(?:\/[\w-]+)*(?:\.[\w$][\w$-]*)*(?:\.\*)?$/i,
};

const allowed: Record<keyof CatalogueGroup, (value: unknown) => boolean> = {
  names: text, work: oneOf('cpu', 'native', 'io', 'trivial'), io: oneOf(...ioKinds), blocking: (value) => value === true || value === false,
  gil: oneOf('released', 'held', 'contended', 'partly'), growth: oneOf('constant', 'linear', 'heavy'), class: isTrue, bases: text, returns: text,
  attribute: isTrue, passesThrough: position, decorates: oneOf('deferred', 'compiled'), runsFile: oneOf('worker-threads', 'child-processes'), element: text, enters: text, coroutine: isTrue, hazard: text,
  repeats: oneOf('writes', 'deletes', 'sends', 'spawns'), asyncInstead: text, runs: (value) => typeof value === 'object', source: text,
};
const hazards = ['not-thread-safe', 'not-fork-safe', 'unpicklable', 'uses-all-cores', 'changes-process-state', 'joins-workers', 'not-task-safe',
  'main-thread-only', 'uses-libuv-pool', 'request-handler'];
const models = {
  python: ['inline', 'threads', 'processes', 'interpreters', 'asyncio', 'dask'],
  node: ['inline', 'event-loop', 'worker-threads', 'child-processes'],
};

describe('catalogue tables', () => {
  it('are many, and each is its own', () => {
    assert.ok(tables.length > 15);
    const libraries = tables.map((table) => table.library);
    assert.deepEqual(libraries.filter((library, index) => libraries.indexOf(library) !== index), []);
  });

  it('have only known fields with known values', () => report(({ table, group, say }) => {
    for (const [field, value] of Object.entries(group)) {
      const check = allowed[field as keyof CatalogueGroup];
      if (check === undefined) say(`has an unknown field "${field}"`);
      else if (!check(value)) say(`has "${field}" of ${JSON.stringify(value)}`);
    }
    for (const field of ['names', 'source'] as const) if (!(field in group)) say(`lacks "${field}"`);
    for (const code of words(group.hazard)) if (!hazards.includes(code)) say(`has an unknown hazard "${code}"`);
    const runs = group.runs;
    if (runs !== undefined) {
      if (!models[table.language].includes(runs.as) || !position(runs.argument)) say(`runs ${JSON.stringify(runs)}`);
      if (Object.keys(runs).some((key) => !['argument', 'keyword', 'as', 'perItem', 'rest'].includes(key))) say('has an unknown field in "runs"');
    }
  }));

  it('contradict themselves nowhere', () => report(({ group, say }) => {
    if (group.io !== undefined && group.work !== 'io') say('names an I/O kind without being I/O');
    if (group.work === 'io' && group.io === undefined) say('is I/O of no kind');
    if (group.coroutine && group.blocking) say('is awaited and blocks');
    if (group.blocking && group.work !== 'io') say('speaks of blocking without waiting');
    if (group.work === 'native' && group.gil === 'held') say('is native, that is, lets go of the GIL, and holds it: call it cpu');
    if (group.work === 'cpu' && group.gil === 'released') say('is cpu, that is, holds the GIL, and lets go of it: call it native');
    if (group.attribute && (group.class || group.runs || group.coroutine)) say('is an attribute and called');
    if (group.bases !== undefined && !group.class) say('has bases without being a class');
    if (words(group.hazard).includes('request-handler') && group.runs?.as !== 'event-loop') say('serves requests with nothing');
    if (words(group.hazard).includes('uses-libuv-pool') && (group.blocking ?? (group.work === 'io' && !group.coroutine))) say('blocks and waits on the pool');
  }));

  it('have names that expand, without two rows for one name', () => {
    const seen = new Map<string, string>();
    report(({ table, group, say }) => {
      for (const name of expandNames(group.names)) {
        if (!names[table.language].test(name)) say(`has a name that is none: "${name}"`);
        const key = `${table.language} ${name}`;
        const before = seen.get(key);
        if (before !== undefined) say(`names ${name}, which ${before} names already`);
        seen.set(key, table.library);
      }
    });
    assert.ok(seen.size > 10_000, `only ${seen.size} names`);
  });

  it('have aliases that lead to something known and hide nothing', () => {
    const problems: string[] = [];
    for (const table of tables) {
      for (const [alias, target] of Object.entries(table.aliases ?? {})) {
        if (alias === target || target.startsWith(`${alias}.`)) problems.push(`${table.library}: ${alias} leads to itself`);
        const known = catalogue(table.language);
        if (known.find(target) === undefined && !known.isModule(target)) problems.push(`${table.library}: ${alias} leads to ${target}, which nobody knows`);
        const found = known.find(alias);
        if (found !== undefined && found.name === alias) problems.push(`${table.library}: ${alias} is an alias and has a row of its own`);
      }
    }
    assert.deepEqual(problems, []);
  });

  it('say where each fact comes from', () => {
    report(({ table, group, say }) => {
      if (!Object.hasOwn(table.sources, group.source)) say(`has the source "${group.source}", which the table does not list`);
    });
    const problems: string[] = [];
    for (const table of tables) {
      const used = new Set(table.groups.map((group) => group.source));
      for (const [key, source] of Object.entries(table.sources)) {
        if (!/^https:\/\/[\w.-]+\/\S*$|^measured: \S.*|^PEP \d+/.test(source)) problems.push(`${table.library}: "${key}" is neither an address nor a measurement: ${source}`);
        if (!used.has(key)) problems.push(`${table.library}: nothing rests on "${key}"`);
      }
    }
    assert.deepEqual(problems, []);
  });

  it('name results, elements and bases that are known', () => report(({ table, group, say }) => {
    const { find, isClass } = bound(catalogue(table.language));
    const known = (name: string): boolean => {
      const entry = find(name);
      return entry !== undefined && (entry.class || entry.attribute);
    };
    for (const field of ['returns', 'element', 'enters'] as const) {
      const name = group[field];
      if (name !== undefined && !known(name)) say(`has ${field} "${name}", which is no known class`);
    }
    for (const base of words(group.bases)) if (!isClass(base)) say(`has the base "${base}", which is no known class`);
  }));

  it('belong to a class where they name a member of one', () => report(({ table, group, say }) => {
    const { find, isModule } = bound(catalogue(table.language));
    for (const name of expandNames(group.names)) {
      const owner = name.slice(0, name.lastIndexOf('.'));
      const last = owner.slice(owner.lastIndexOf('.') + 1);
      // What starts with a capital is a class by convention; a row for its members without one for itself is a slip.
      if (/^_?[A-Z]/.test(last) && find(owner) === undefined && !isModule(owner)) say(`names ${name}, but ${owner} has no row`);
    }
  }));

  it('are all listed: no table file is forgotten', () => {
    const libraries = new Set(tables.map((table) => table.library));
    for (const folder of ['src/analysis/catalogue/python', 'src/analysis/catalogue/node']) {
      for (const file of readdirSync(folder)) {
        const library = /\blibrary: '([^']+)'/.exec(readFileSync(`${folder}/${file}`, 'utf8'))?.[1];
        if (library !== undefined) assert.ok(libraries.has(library), `${file} is in no list of tables`);
      }
    }
  });
});

interface Row {
  table: CatalogueTable;
  group: CatalogueGroup;
  say: (problem: string) => void;
}

/** Runs a check over every row and fails with everything it said. */
function report(check: (row: Row) => void): void {
  const problems: string[] = [];
  for (const table of tables) {
    for (const group of table.groups) check({ table, group, say: (problem) => problems.push(`${table.library}: ${group.names.trim().slice(0, 60)} ${problem}`) });
  }
  assert.deepEqual(problems, []);
}

function bound(known: Catalogue): Pick<Catalogue, 'find' | 'isClass' | 'isModule'> {
  return { find: (name) => known.find(name), isClass: (name) => known.isClass(name), isModule: (name) => known.isModule(name) };
}
function words(list: string | undefined): string[] {
  return list === undefined ? [] : list.trim().split(/\s+/);
}
function text(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
function isTrue(value: unknown): boolean {
  return value === true;
}
function position(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}
function oneOf(...values: unknown[]): (value: unknown) => boolean {
  return (value) => values.includes(value);
}
