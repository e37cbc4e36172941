/** `node:module` with what newer Nodes have in it; undefined where the user's is older. */
import * as nodeModule from 'node:module';

export interface ResolveContext { parentURL?: string; conditions?: string[] }
export interface Resolved { url: string; format?: string | null; shortCircuit?: boolean }
export interface Loaded { format: string; source?: string; shortCircuit?: boolean }

interface Newer {
  /** From 20.6 and 18.19. */
  register?(specifier: string | URL, parent?: string | URL): void;
  /** From 22.15 and 23.5: in this thread, for `require` too. */
  registerHooks?(hooks: {
    resolve(specifier: string, context: ResolveContext, next: (specifier: string, context: ResolveContext) => Resolved): Resolved;
    load(url: string, context: object, next: (url: string, context: object) => Loaded): Loaded;
  }): void;
  /** From 22.13 and 23.2. */
  stripTypeScriptTypes?(code: string, options: { mode: 'strip' }): string;
}

// Not by name: importing what a Node does not have is an error.
const { register, registerHooks, stripTypeScriptTypes } = nodeModule.default as unknown as Newer;
const { createRequire } = nodeModule.default;
const Module = nodeModule.default as unknown as {
  _extensions: Record<string, (module: { _compile(code: string, file: string): void }, file: string) => void>;
  _resolveFilename(request: string, parent: { filename?: string | null } | null | undefined, ...rest: unknown[]): string;
};

export { createRequire, Module, register, registerHooks, stripTypeScriptTypes };
