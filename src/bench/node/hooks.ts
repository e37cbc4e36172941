/** Teaches Node's module loaders TypeScript, JSX and tsconfig paths. Also the module that Nodes without synchronous hooks load beside the program. */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Module, register, registerHooks, type Loaded, type ResolveContext, type Resolved } from './node-module';
import { needsTranspiling, resolveAsTypeScript } from './resolution';
import { edited, recordedEdits } from './recorder-orders';
import { formatOf, transpile } from './transpile';

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
  if (file === null) {
    const loaded = await next(url, context);
    return isRecorded(url) && loaded.format === 'module' ? { ...loaded, source: editedFile(), shortCircuit: true } : loaded;
  }
  const { format, source } = transpile(file);
  return format === 'module' ? { format, source, shortCircuit: true } : { format, shortCircuit: true };
}

/** Whether it is the JavaScript that a recording watches; TypeScript is edited where it is transpiled. */
function isRecorded(url: string): boolean {
  const orders = recordedEdits();
  return orders !== null && !needsTranspiling(orders.file) && url.startsWith('file:') && fileURLToPath(url) === orders.file;
}

function editedFile(): string {
  const { file } = recordedEdits()!;
  return edited(file, readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
}

/** Makes Node's loaders add to the text of the recorded function's file, JavaScript that they read themselves. */
export function installEdits(): void {
  const { file } = recordedEdits()!;
  if (needsTranspiling(file)) return;
  if (registerHooks) {
    registerHooks({
      resolve: (specifier, context, next) => next(specifier, context),
      load: (url, context, next) => {
        if (!isRecorded(url)) return next(url, context);
        const source = editedFile();
        return { format: formatOf(file, source), source, shortCircuit: true };
      },
    });
    return;
  }
  for (const extension of ['.js', '.cjs']) {
    const original = Module._extensions[extension] ?? Module._extensions['.js'];
    Module._extensions[extension] = (module, path) => {
      if (path !== file || formatOf(file, editedFile()) !== 'commonjs') return original(module, path);
      return module._compile(editedFile(), path);
    };
  }
  if (!installed) register?.(import.meta.url);
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
