/** Addresses of the standard library's documentation, for the tables' `sources`. */

/** The current page of each module, keyed by the module's own name. */
export function libraryPages(...modules: string[]): Record<string, string> {
  return pagesOf('3', modules);
}

/** As `libraryPages`, for modules that newer versions have dropped: the page of the last version that had them. */
export function pagesOf(version: string, modules: string[]): Record<string, string> {
  return Object.fromEntries(modules.map((module) => [module, `https://docs.python.org/${version}/library/${module}.html`]));
}
