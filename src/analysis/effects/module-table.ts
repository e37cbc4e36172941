/** The modules of a workspace by name, and which of them an import in a given file means. */
import type { PackageRole } from '../../model';
import type { ScriptAliases } from './aliases';
import type { LinkedModule } from './module';

export class ModuleTable {
  private readonly byPath = new Map<string, LinkedModule>();
  private readonly byName = new Map<string, LinkedModule[]>();
  /** By the last part of their names. */
  private readonly byLastPart = new Map<string, LinkedModule[]>();
  /** How many modules have this among the parts of their names: what no module has cannot begin a path into the workspace. */
  private readonly parts = new Map<string, number>();
  /** Modules that a name may mean in the modules of a folder, by both: imports ask again and again. Empty whenever a module comes or goes. */
  private readonly candidates = new Map<string, Map<string, readonly LinkedModule[]>>();
  private aliases: ScriptAliases | null = null;

  /** Further names of modules, of scripts only. */
  setAliases(aliases: ScriptAliases | null): void {
    this.aliases = aliases;
    this.candidates.clear();
  }

  /** What the package of a file is, as its package.json tells; undefined where there is none. */
  roleOf(path: string): PackageRole | undefined {
    return this.aliases?.roleOf(path);
  }

  all(): IterableIterator<LinkedModule> {
    return this.byPath.values();
  }

  get size(): number {
    return this.byPath.size;
  }

  get(path: string): LinkedModule | undefined {
    return this.byPath.get(path);
  }

  /** All modules of this very name. */
  named(name: string): readonly LinkedModule[] {
    return this.byName.get(name) ?? [];
  }

  add(module: LinkedModule): void {
    this.byPath.set(module.path, module);
    this.candidates.clear();
    const same = this.byName.get(module.name);
    if (same === undefined) this.byName.set(module.name, [module]);
    else same.push(module);
    const last = lastPart(module.name);
    const alike = this.byLastPart.get(last);
    if (alike === undefined) this.byLastPart.set(last, [module]);
    else alike.push(module);
    for (const part of new Set(module.name.split('.'))) this.parts.set(part, (this.parts.get(part) ?? 0) + 1);
  }

  remove(module: LinkedModule): void {
    if (!this.byPath.delete(module.path)) return;
    this.candidates.clear();
    removeFrom(this.byName, module.name, module);
    removeFrom(this.byLastPart, lastPart(module.name), module);
    for (const part of new Set(module.name.split('.'))) {
      const count = this.parts.get(part)! - 1;
      if (count === 0) this.parts.delete(part);
      else this.parts.set(part, count);
    }
  }

  /** Whether further names may begin with this. */
  mayConcernAliases(part: string): boolean {
    return this.aliases !== null && this.aliases.mayConcern(part);
  }

  mayStart(part: string): boolean {
    return this.parts.has(part) || this.mayConcernAliases(part);
  }

  /**
   * The module an absolute import of `name` means in `from`. Python searches the folder of the script that was started and the roots on
   * its path, so we try the importer's own folder and those above it, nearest first, packages (whose own folder is never on the path) left out, then the roots.
   * Last, a folder somewhere else that can only be meant to be a root, such as a `src` beside `tests`: one that holds the package, or the dotted name.
   */
  find(name: string, from: LinkedModule): LinkedModule | undefined {
    const folder = from.name.slice(0, Math.max(0, from.name.lastIndexOf('.')));
    let known = this.candidates.get(folder);
    if (known === undefined) this.candidates.set(folder, (known = new Map()));
    let found = known.get(name);
    if (found === undefined) known.set(name, (found = this.meant(name, folder)));
    if (found.length > 0) return nearest(found, from);
    return this.aliases === null ? undefined : this.aliased(name, from, this.aliases);
  }

  /** All modules that an absolute import of `name` may mean in a module of this folder. */
  private meant(name: string, inside: string): readonly LinkedModule[] {
    for (let folder = inside; folder !== ''; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('.')))) {
      const known = this.byName.get(folder);
      if (known !== undefined && known.some(one => one.isPackage)) continue;
      const found = this.byName.get(`${folder}.${name}`);
      if (found !== undefined) return found;
    }
    const found = this.byName.get(name);
    if (found !== undefined || this.aliases !== null) return found ?? [];
    return (this.byLastPart.get(lastPart(name)) ?? []).filter(one => {
      if (!one.name.endsWith(name) || one.name.charCodeAt(one.name.length - name.length - 1) !== 46) return false;
      const folder = this.byName.get(one.name.slice(0, -name.length - 1));
      return (one.isPackage || name.includes('.')) && (folder === undefined || !folder.some(above => above.isPackage));
    });
  }

  private aliased(name: string, from: LinkedModule, aliases: ScriptAliases): LinkedModule | undefined {
    for (const candidate of aliases.candidates(name, from.path)) {
      const found = this.byName.get(candidate);
      if (found !== undefined) return nearest(found, from);
    }
    return undefined;
  }

  /** Whether a name is that of a package of the workspace: what is not found in it is unknown, not a library's. */
  startsPackage(top: string, from: LinkedModule): boolean {
    return this.find(top, from) !== undefined;
  }

  /** Whether an import of this top-level name finds a module of the user's own; installed libraries and the standard library itself are not. */
  isShadowed(top: string, from: LinkedModule): boolean {
    const found = this.find(top, from);
    return found !== undefined && !installed.test(found.path);
  }
}

/** Where interpreters keep their libraries, on every platform. */
const installed = /[\\/](?:site|dist)-packages[\\/]|[\\/]lib[\\/]python\d|[\\/]Python\d+[\\/]Lib[\\/]/;

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function removeFrom(map: Map<string, LinkedModule[]>, key: string, module: LinkedModule): void {
  const rest = map.get(key)!.filter(one => one !== module);
  if (rest.length === 0) map.delete(key);
  else map.set(key, rest);
}

/** Of modules with one name, the one that shares most folders with the importer. */
function nearest(candidates: readonly LinkedModule[], from: LinkedModule): LinkedModule {
  let best = candidates[0];
  if (candidates.length === 1) return best;
  let longest = -1;
  for (const one of candidates) {
    const shared = one === from ? Infinity : sharedPrefix(one.path, from.path);
    if (shared > longest) {
      longest = shared;
      best = one;
    }
  }
  return best;
}

function sharedPrefix(a: string, b: string): number {
  let i = 0;
  let slash = 0;
  while (i < a.length && i < b.length && a.charCodeAt(i) === b.charCodeAt(i)) {
    if (a.charCodeAt(i) === 47 || a.charCodeAt(i) === 92) slash = i;
    i++;
  }
  return slash;
}
