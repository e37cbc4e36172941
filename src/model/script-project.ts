/** Names under which scripts import one another that are no relative paths: what tsconfig.json and package.json say, read by `files`, followed by `analysis`. */

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
}
