/** The grammar of paths (see ../facts.ts), for those who check facts. */

/** A name in a path: anything but white space and the characters that mark steps; `<locals>`, `<lambda>` and the lone `*` of star imports included. */
const NAME = String.raw`(?:[^\s.()\[\]~^*%]+|\*(?=\.))`;
const PATH = new RegExp(String.raw`^${NAME}(?:\.${NAME}|\(\)|\[[0-3]?\]|[~^*%])*$`, 'u');

/** Whether a text is a well-formed path. */
export function isPath(text: string): boolean {
  return PATH.test(text);
}
