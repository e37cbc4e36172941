/** What tsconfig.json and package.json say of scripts: names under which they import one another that are no relative paths, and what a package is. Read by `files`, used by `analysis`. */

/** `@/*` and where it may lead: absolute paths, at most one star in each; with or without extension. */
export interface ImportAlias {
  pattern: string;
  targets: readonly string[];
}

export interface ScriptProject {
  /** tsconfig: `paths` and `baseUrl`. package: `imports`. workspace: packages by name, for every file. */
  kind: 'tsconfig' | 'package' | 'workspace';
  /** Absolute. Files at or below it are concerned, unless another project of the kind lies nearer. */
  folder: string;
  aliases: readonly ImportAlias[];
  /** Of a package that says what it is: see PackageRole. */
  role?: PackageRole;
}

/**
 * What a package.json tells of the programs in its package: `server`: it depends on a framework that serves requests, jobs or a user interface, and offers no command;
 * `command`: it offers one (`bin`), whatever else it does; `library`: neither, and it can be published; `application`: none of that.
 */
export type PackageRole = 'server' | 'command' | 'library' | 'application';
