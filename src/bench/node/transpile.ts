/**
 * TypeScript and JSX to JavaScript that Node reads: types dropped, everything else left as it is, on the same line, so that what is
 * measured is what was written.
 *
 * sucrase comes first even where Node strips types itself: it also knows enums and parameter properties, and drops imports that
 * only types use, as the compiler does. What it does not know (decorators, namespaces) the project's own compiler turns into
 * JavaScript, if it has one.
 */
import { readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from './node-module';
import { basename, dirname, extname, join } from 'node:path';
import { transform, type Options } from 'sucrase';
import { edited } from './recorder-orders';
import { configFor, isTypeScript, type ProjectConfig } from './resolution';

export interface Transpiled {
  format: 'module' | 'commonjs';
  source: string;
}

const decorator = /^[ \t]*@[A-Za-z_$][\w$.]*(?:\([^\n]*\))?[ \t]*\n?[ \t]*(?:export\s|default\s|abstract\s|class\s|@|public\s|private\s|protected\s|readonly\s|static\s|async\s|[\w$]+\s*[(:?!=;])/m;
const namespace = /^[ \t]*(?:export[ \t]+)?(?:namespace|module)[ \t]+[A-Za-z_$][\w$.]*[ \t]*\{/m;
const moduleSyntax = /^[ \t]*(?:import\b(?!\s*\()|export\b(?!\s*=))|\bimport\.meta\b/m;
const commonjsNames = /(?<![\w$.])(?:require\s*\(|module\.exports\b|exports\.[\w$]|__dirname\b|__filename\b)|^[ \t]*(?:export\s*=|import\s+[\w$]+\s*=\s*require)/m;

/** `wanted` where the kind is settled. Throws a `SyntaxError` that names the file, the place and what to do. */
export function transpile(file: string, wanted?: Transpiled['format']): Transpiled {
  const text = edited(file, readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
  const config = configFor(dirname(file));
  const format = wanted ?? formatOf(file, text);
  const beyond = decorator.test(text) ? 'decorators' : namespace.test(text) ? 'a namespace' : null;
  if (beyond) {
    const compiled = byProjectsCompiler(file, text, format, config);
    if (compiled !== null) return { format, source: compiled };
    // A namespace of nothing but types is dropped by sucrase like other types.
    if (beyond === 'decorators') throw refused(file, `it uses ${beyond}`);
  }
  try {
    return { format, source: transform(text, optionsFor(file, text, format, config)).code };
  } catch (error) {
    if (beyond) throw refused(file, `it uses ${beyond}`);
    try {
      if (stripTypeScriptTypes && isTypeScript(file)) return { format, source: stripTypeScriptTypes(text, { mode: 'strip' }) };
    } catch { /* what sucrase said is as good */ }
    throw new SyntaxError(`${basename(file)}: ${(error as Error).message}`);
  }
}

function refused(file: string, why: string): SyntaxError {
  return new SyntaxError(`${basename(file)} cannot be run without its compiler, as ${why}; install typescript (4 or 5 or 6) in the project`);
}

function optionsFor(file: string, text: string, format: Transpiled['format'], { jsx, compilerOptions }: ProjectConfig): Options {
  const extension = extname(file);
  const transforms: Options['transforms'] = [];
  if (extension !== '.jsx') transforms.push('typescript');
  if (extension.endsWith('x')) transforms.push('jsx');
  if (format === 'commonjs' && moduleSyntax.test(text)) transforms.push('imports');
  const classic = jsx === 'react';
  return {
    transforms, filePath: file, disableESTransforms: true, production: true, jsxRuntime: classic ? 'classic' : 'automatic',
    ...(typeof compilerOptions.jsxImportSource === 'string' ? { jsxImportSource: compilerOptions.jsxImportSource } : {}),
    ...(classic && typeof compilerOptions.jsxFactory === 'string' ? { jsxPragma: compilerOptions.jsxFactory } : {}),
  };
}

interface Compiler {
  version: string;
  transpileModule?(text: string, options: { fileName: string; compilerOptions: Record<string, unknown> }): { outputText: string };
}

function byProjectsCompiler(file: string, text: string, format: Transpiled['format'], { compilerOptions }: ProjectConfig): string | null {
  let compiler: Compiler;
  try {
    compiler = createRequire(file)('typescript') as Compiler;
  } catch {
    return null;
  }
  if (!compiler.transpileModule) return null;
  const { experimentalDecorators, emitDecoratorMetadata, jsx, jsxImportSource, jsxFactory, useDefineForClassFields } = compilerOptions;
  // No newer than ES2022: decorators of the standard are not in any Node yet.
  const own = { experimentalDecorators, emitDecoratorMetadata, jsx, jsxImportSource, jsxFactory, useDefineForClassFields };
  return compiler.transpileModule(text, {
    fileName: file, compilerOptions: { ...own, target: 'ES2022', module: format === 'module' ? 'ESNext' : 'CommonJS', esModuleInterop: true, inlineSourceMap: false },
  }).outputText;
}

/** As Node decides, but a file of no declared kind that uses CommonJS' own names is what the compiler makes of it by default. */
export function formatOf(file: string, text: string): Transpiled['format'] {
  if (file.endsWith('.mts')) return 'module';
  if (file.endsWith('.cts')) return 'commonjs';
  const declared = declaredType(dirname(file));
  if (declared) return declared;
  return moduleSyntax.test(text) && !commonjsNames.test(text) ? 'module' : 'commonjs';
}

const declaredTypes = new Map<string, Transpiled['format'] | null>();

/** `type` of the nearest package.json. */
function declaredType(folder: string): Transpiled['format'] | null {
  const known = declaredTypes.get(folder);
  if (known !== undefined) return known;
  let type: Transpiled['format'] | null = null;
  try {
    const stated = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { type?: unknown }).type;
    if (stated === 'module' || stated === 'commonjs') type = stated;
  } catch {
    if (dirname(folder) !== folder) type = declaredType(dirname(folder));
  }
  declaredTypes.set(folder, type);
  return type;
}
