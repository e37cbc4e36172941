// TypeScript without its checker, transformers and services: the statements of its one file that its parser needs. V8 reads a bundle of 0.6 MB where it read one of 3.7.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const file = createRequire(import.meta.url).resolve('typescript');
const opening = 'var ts = {}; ((module) => {';
const closing = '// Annotate the CommonJS export names for ESM import in node:';

/** What the services put in place of the compiler's own nodes is classes with methods such as getStart; of symbols and types no parser makes any. */
const unused = /get(?:Symbol|Type|Signature|SourceMapSource)Constructor: \(\) => \w+Object/g;

/**
 * The source of a module that exports `wanted` (names of TypeScript's interface; others are passed over) and holds the statements that these can reach, in their
 * order. A statement that is no declaration is kept if what it works on is. Throws where TypeScript's file is not what it was when this was written.
 */
export async function typescriptWith(wanted) {
  const { default: ts } = await import('typescript');
  const whole = readFileSync(file, 'utf8');
  const from = whole.indexOf(opening);
  const to = whole.indexOf(closing);
  if (from < 0 || to < from) throw new Error(`${file} is not built as it was: see scripts/typescript-parser.mjs.`);
  const text = whole.slice(from + opening.length, to).replace('module.exports = __toCommonJS(typescript_exports);', '').replace(unused, match => `${match.split(':')[0]}: () => undefined`);
  const source = ts.createSourceFile('typescript.js', text, { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone }, false, ts.ScriptKind.JS);

  const statements = source.statements.map(node => ({ node, names: declared(node), kept: false }));
  const byName = new Map(statements.flatMap(one => one.names.map(name => [name, one])));
  /** Statements that work on something, by its name. */
  const working = new Map();
  for (const one of statements) {
    const name = one.names.length === 0 ? subject(one.node) : undefined;
    if (name === undefined) continue;
    if (!working.has(name)) working.set(name, []);
    working.get(name).push(one);
  }

  function declared(node) {
    const names = [];
    const add = name => (ts.isIdentifier(name) ? names.push(name.text) : name.elements.forEach(element => element.name && add(element.name)));
    if (ts.isVariableStatement(node)) node.declarationList.declarations.forEach(({ name }) => add(name));
    else if (node.name !== undefined) add(node.name);
    return names;
  }

  /** `f` of `f(...)`, `C` of `C.x = ...`, `N` of `((N2) => { ... })(N || (N = {}))`. */
  function subject(node) {
    let at = node.expression;
    if (at === undefined || !ts.isExpressionStatement(node)) return undefined;
    while (at !== undefined && !ts.isIdentifier(at)) {
      if (ts.isCallExpression(at)) at = at.arguments.length === 1 && ts.isParenthesizedExpression(at.expression) ? at.arguments[0] : at.expression;
      else at = at.left ?? at.expression;
    }
    return at?.text;
  }

  const pending = [];
  function keep(one) {
    if (one === undefined || one.kept) return;
    one.kept = true;
    pending.push(one);
    for (const name of one.names) working.get(name)?.forEach(keep);
  }
  /** Whatever may mean a statement of the file, under whatever name: a few too many do no harm. */
  function visit(node) {
    if (ts.isIdentifier(node)) keep(byName.get(node.text));
    else if (ts.isPropertyAccessExpression(node)) visit(node.expression);
    else if (ts.isPropertyAssignment(node)) [node.name, node.initializer].forEach(part => ts.isIdentifier(part) && part === node.name || visit(part));
    else ts.forEachChild(node, visit);
  }

  const names = [...new Set(wanted)].filter(name => byName.has(name)).sort();
  for (const name of [...names, 'setObjectAllocator']) keep(byName.get(name));
  while (pending.length > 0) ts.forEachChild(pending.pop().node, visit);
  const parts = statements.filter(({ kept }) => kept).map(({ node }) => text.slice(node.pos, node.end));
  return `${withoutUnusedMessages(parts).join('')}\nexport { ${names.join(', ')} };\n`;
}

/** A third of what is left would be the checker's messages. */
function withoutUnusedMessages(parts) {
  const used = new Set(parts.flatMap(part => [...part.matchAll(/\bDiagnostics\.(\w+)/g)].map(([, name]) => name)));
  return parts.map(part => (/^\s*(?:\/\/.*\s*)?var Diagnostics = \{/.test(part) ? part.replace(/^ {2}(\w+): diag\(.*\),?\n/gm, (line, name) => (used.has(name) ? line : '')) : part));
}

/** For esbuild: `typescript` is what the program built from `entry` uses of it. */
export function onlyParser(entry) {
  return {
    name: 'typescript-parser',
    setup(builder) {
      builder.onResolve({ filter: /^typescript$/ }, () => ({ path: file, namespace: 'typescript-parser' }));
      builder.onLoad({ filter: /.*/, namespace: 'typescript-parser' }, async () => {
        const { outputFiles } = await builder.esbuild.build({
          entryPoints: [entry], bundle: true, write: false, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'], external: ['typescript'], logLevel: 'silent',
        });
        const uses = outputFiles[0].text.matchAll(/\bts\d*\.(\w+)/g);
        return { contents: await typescriptWith([...uses].map(([, name]) => name)), loader: 'js' };
      });
    },
  };
}
