/** Addresses of documentation, for the tables' `sources`. */

/** The pages of Node's modules, keyed by the module's own name; `/` in a name is part of its page's title only. */
export function nodePages(...modules: string[]): Record<string, string> {
  return Object.fromEntries(modules.map((module) => [module, `https://nodejs.org/api/${module}.html`]));
}

/** MDN's pages of built-in objects, keyed by their own names. */
export function languagePages(...objects: string[]): Record<string, string> {
  return Object.fromEntries(objects.map((object) => [object, `https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/${object}`]));
}

/** MDN's pages of web interfaces, keyed by their own names. */
export function webPages(...interfaces: string[]): Record<string, string> {
  return Object.fromEntries(interfaces.map((name) => [name, `https://developer.mozilla.org/en-US/docs/Web/API/${name}`]));
}
