/** Teaches Node's module loaders TypeScript, JSX and tsconfig paths. Also the module that Nodes without synchronous hooks load beside the program. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Module, register, registerHooks, type Loaded, type ResolveContext, type Resolved } from './node-module';
import { needsTranspiling, resolveAsTypeScript } from './resolution';
import { transpile } from './transpile';

function found(specifier: string, { parentURL }: ResolveContext): Resolved | null {
  if (!parentURL?.startsWith('file:')) return null;
  const file = resolveAsTypeScript(specifier, fileURLToPath(parentURL));
  return file === null ? null : { url: pathToFileURL(file).href, shortCircuit: true };
}

function own(url: string): string | null {
  const path = url.startsWith('file:') ? new URL(url).pathname : '';
  return needsTranspiling(path) ? fileURLToPath(url) : null;
}

/** Hook of `module.register`. */
export async function resolve(specifier: string, context: ResolveContext, next: (specifier: string, context: ResolveContext) => Promise<Resolved>): Promise<Resolved> {
  return found(specifier, context) ?? next(specifier, context);
}

/** Hook of `module.register`. CommonJS is read by `require` itself, which the extensions below teach. */
export async function load(url: string, context: object, next: (url: string, context: object) => Promise<Loaded>): Promise<Loaded> {
  const file = own(url);
  if (file === null) return next(url, context);
  const { format, source } = transpile(file);
  return format === 'module' ? { format, source, shortCircuit: true } : { format, shortCircuit: true };
}

let installed = false;

/** Whether this Node's loaders can be taught; false only before 18.19, where CommonJS alone is. */
export function install(): boolean {
  if (installed) return true;
  installed = true;
  if (registerHooks) {
    registerHooks({
      resolve: (specifier, context, next) => found(specifier, context) ?? next(specifier, context),
      load: (url, context, next) => {
        const file = own(url);
        return file === null ? next(url, context) : { ...transpile(file), shortCircuit: true };
      },
    });
    return true;
  }
  for (const extension of ['.ts', '.tsx', '.mts', '.cts', '.jsx']) {
    // What `require` reaches has to be CommonJS here, whatever its kind: not every Node can require an ES module.
    Module._extensions[extension] = (module, file) => module._compile(transpile(file, 'commonjs').source, file);
  }
  const resolveFilename = Module._resolveFilename;
  Module._resolveFilename = function (request, parent, ...rest) {
    const file = parent?.filename ? resolveAsTypeScript(request, parent.filename) : null;
    return resolveFilename.call(this, file ?? request, parent, ...rest);
  };
  register?.(import.meta.url);
  return register !== undefined;
}
