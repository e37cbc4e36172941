/** The parser of JavaScript and TypeScript: several megabytes, in a bundle of its own that is loaded when the first such file is met. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ScriptParser } from '../analysis/frontend/estree';

/** Loads the parser. Throws if the bundle is not beside this one. */
export function loadScriptParser(): ScriptParser {
  return (createRequire(__filename)(join(__dirname, 'estree.js')) as { parse: ScriptParser }).parse;
}
