/**
 * Names under which scripts import one another that are no relative paths: the `paths` and `baseUrl` of tsconfig.json, the packages of a workspace
 * by name, and the `imports` of package.json. What the files say is fed in; which of them a name means follows from where the importing file lies.
 */
import type { ImportAlias, PackageRole, ScriptProject } from '../../model';
import { pathBelowRoot } from '../module-names';
import { cleanedSpecifier, scriptModuleName } from '../names/javascript/modules';

interface Target {
  before: string;
  after: string;
  targets: readonly string[];
  exact: boolean;
}

interface Scope {
  kind: ScriptProject['kind'];
  folder: string;
  /** The more of a name a pattern says, the earlier it stands. */
  aliases: readonly Target[];
  role: PackageRole | undefined;
}

const kinds = ['tsconfig', 'package', 'workspace'] as const;

/** Finds the workspace modules that aliases name. */
export class ScriptAliases {
  private readonly scopes: readonly Scope[];

  /** `roots`: the folders that module names are relative to. */
  constructor(projects: readonly ScriptProject[], private readonly roots: readonly string[]) {
    this.scopes = projects.map(({ kind, folder, aliases, role }) => ({ kind, folder: withSlash(folder), role, aliases: aliases.map(targetOf).sort(byLength) }))
      .sort((a, b) => b.folder.length - a.folder.length);
  }

  /** The names of the modules that a specifier (as paths write it) may mean in the file at `from`, the likelier first. */
  candidates(name: string, from: string): string[] {
    const file = from.replaceAll('\\', '/');
    const found: string[] = [];
    for (const kind of kinds) {
      const scope = this.scopes.find(one => one.kind === kind && (kind === 'workspace' || file.startsWith(one.folder)));
      for (const alias of scope?.aliases ?? []) {
        if (!matches(alias, name)) continue;
        const star = name.slice(alias.before.length, name.length - alias.after.length);
        for (const target of alias.targets) found.push(scriptModuleName(pathBelowRoot(target.replace('*', () => star), this.roots)).name);
      }
    }
    return found;
  }

  /** What the package that the file at `path` belongs to is; undefined where nothing says so. */
  roleOf(path: string): PackageRole | undefined {
    const file = path.replaceAll('\\', '/');
    return this.scopes.find(({ kind, folder, role }) => kind === 'package' && role !== undefined && file.startsWith(folder))?.role;
  }

  /** Whether a name that begins so could be an alias at all, anywhere: a quick look that rules out most libraries. */
  mayConcern(top: string): boolean {
    for (const { aliases } of this.scopes) {
      for (const { before } of aliases) if (before.startsWith(top) || top.startsWith(before)) return true;
    }
    return false;
  }
}

function targetOf({ pattern, targets }: ImportAlias): Target {
  const star = pattern.indexOf('*');
  const absolute = targets.map(target => target.replaceAll('\\', '/'));
  if (star < 0) return { before: cleanedSpecifier(pattern), after: '', targets: absolute, exact: true };
  return { before: cleanedSpecifier(pattern.slice(0, star)), after: cleanedSpecifier(pattern.slice(star + 1)), targets: absolute, exact: false };
}

function byLength(a: Target, b: Target): number {
  return Number(b.exact) - Number(a.exact) || b.before.length - a.before.length;
}

function matches({ before, after, exact }: Target, name: string): boolean {
  return exact ? name === before : name.length >= before.length + after.length && name.startsWith(before) && name.endsWith(after);
}

function withSlash(folder: string): string {
  return `${folder.replaceAll('\\', '/').replace(/\/+$/, '')}/`;
}
