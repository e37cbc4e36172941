/**
 * Programs made from a grammar: `<symbol>` stands for one of the symbol's alternatives, chosen at random; `<block>` for an indented block of statements.
 * Names of library calls come from the catalogue itself, so that what is made reaches the rules.
 */
import { catalogue } from '../../src/analysis/catalogue';
import { expandNames } from '../../src/analysis/catalogue/expand';
import { tablesOf } from '../../src/analysis/catalogue/tables';
import type { Random } from '../support/random';

export type FuzzedLanguage = 'python' | 'script';
type Grammar = Record<string, readonly string[]>;

/** From this depth on only what leads to nothing deeper is chosen. */
const DEEPEST = 6;

const python: Grammar = {
  statement: [
    '<target> = <expression>', '<name> += <expression>', '<expression>', '<expression>', 'return <expression>', 'yield <expression>', 'await <expression>', 'pass', 'break',
    'continue', 'raise <name>(<expression>)', 'global <name>', 'nonlocal <name>', 'del <target>', 'assert <expression>, <expression>', '<name>: <type> = <expression>',
    'if <expression>:<block>', 'if <expression>:<block>\nelif <expression>:<block>\nelse:<block>', 'for <target> in <expression>:<block>', 'for <name> in range(<number>):<block>',
    'async for <name> in <expression>:<block>', 'while <expression>:<block>', 'while True:<block>', 'with <expression> as <name>:<block>', 'async with <expression> as <name>:<block>',
    'try:<block>\nexcept <name> as <name>:<block>\nfinally:<block>', 'try:<block>\nexcept* <name>:<block>', 'def <name>(<parameters>):<block>', 'async def <name>(<parameters>) -> <type>:<block>',
    '@<library>\ndef <name>(self, <parameters>):<block>', 'class <name>(<expression>):<block>', 'class <name>:\n    def __init__(self, <parameters>):\n        self.<name> = <expression>',
    'match <expression>:\n    case <name>(<name>, *<name>) if <expression>:\n        <expression>\n    case _:\n        pass', 'type <name>[T] = <type>', 'import <module> as <name>',
    'from .<module> import <name>', 'from <module> import *', 'if __name__ == "__main__":<block>', '# forkcast: args=<expression>\n<expression>',
    'with concurrent.futures.ThreadPoolExecutor(<number>) as <name>:<block>', 'for <name> in <name>:\n    <call>', 'results = [<call> for <name> in <name>]',
    'async def <name>(<name>):\n    for <name> in <name>:\n        await <call>',
  ],
  expression: [
    '<name>', '<name>', '<number>', '<string>', '<call>', '<call>', '<call>', '<expression> + <expression>', '<expression> ** -<expression>', 'not <expression>', '<expression>.<name>',
    '<expression>[<expression>]', '<expression>[<number>:<expression>:]', '[<expression>, *<expression>]', '{<expression>: <expression>, **<expression>}', '(<expression>,)',
    '[<expression> for <target> in <expression> if <expression>]', '{<expression>: <expression> for <target> in <expression>}', 'sum(<expression> for <name> in <expression>)',
    'lambda <parameters>: <expression>', '(<name> := <expression>)', '<expression> if <expression> else <expression>', 'f"{<expression>!r:>{<number>}} <string-part>"', '(await <expression>)', '(yield <expression>)',
    '<expression> < <expression> is not <expression>', '...', 'self.<name>', 'super().<name>(<expression>)',
  ],
  call: [
    '<library>(<expression>)', '<library>(<name>, <name>=<expression>)', '<library>().<name>(<expression>)', '<name>(<expression>, *<name>, **<name>)', 'pool.map(<name>, <expression>)', 'executor.submit(<name>, <expression>)',
    'asyncio.gather(*[<call> for <name> in <expression>])', 'asyncio.run(<name>())', 'multiprocessing.Process(target=<name>, args=(<expression>,)).start()', 'threading.Thread(target=lambda: <expression>)', 'requests.get(<string>)', 'time.sleep(<number>)', '<name>.append(<expression>)',
  ],
  target: ['<name>', '<name>', '<name>, *<name>', '(<name>, [<name>, <name>])', 'self.<name>', '<name>[<expression>]'],
  parameters: ['', '<name>', '<name>, <name>=<expression>', 'self, *<name>, <name>: <type> = <expression>, **<name>', '<name>, /, <name>, *, <name>'],
  type: ['<name>', 'list[<type>]', 'dict[str, <type>]', '"<name>"', '<type> | None', 'Optional[<type>]', 'Callable[[<type>], <type>]'],
};

const script: Grammar = {
  statement: [
    'const <target> = <expression>;', 'let <name>: <type> = <expression>;', '<name> += <expression>;', '<expression>;', '<expression>;', 'return <expression>;', 'yield* <expression>;', 'await <expression>;', ';',
    'break;', 'continue;', 'throw new <name>(<expression>);', 'if (<expression>) <block>', 'if (<expression>) <block> else if (<expression>) <block> else <block>', 'for (const <target> of <expression>) <block>',
    'for await (const <name> of <expression>) <block>', 'for (let i = 0; i < <expression>; i++) <block>', 'for (;;) <block>', 'for (const <name> in <expression>) <block>', 'while (<expression>) <block>', 'do <block> while (<expression>);',
    'try <block> catch (<name>) <block> finally <block>', 'switch (<expression>) { case <expression>: <statement> default: <statement> }', '<name>: for (const <name> of <expression>) <block>',
    'function <name>(<parameters>) <block>', 'async function* <name>(<parameters>): <type> <block>', 'export async function <name>(<parameters>) <block>', 'export default <expression>;', 'export { <name> as <name> } from \'./<name>\';',
    'export * as <name> from \'<module>\';', 'import <name>, { <name> as <name> } from \'<module>\';', 'import * as <name> from \'./<name>\';', 'const { <name>, ...<name> } = require(\'<module>\');', 'module.exports = <expression>;', 'exports.<name> = <expression>;',
    'class <name> extends <expression> { #<name> = <expression>; static <name>: <type>; constructor(private <name>: <type>) { super(<expression>); this.<name> = <expression>; } async <name>(<parameters>) <block> get <name>() <block> }',
    '@<name>(<expression>) class <name><T extends <type>> { @<name> accessor <name> = <expression>; static <block> }', 'interface <name> { <name>?: <type>; <name>(<parameters>): <type> }', 'type <name><T> = <type>;', 'enum <name> { A = <expression>, B }',
    'namespace <name> <block>', 'declare module \'<module>\' { export const <name>: <type>; }', '<name>.prototype.<name> = function (<parameters>) <block>;', 'Object.assign(<name>.prototype, { <name>(<parameters>) <block> });',
    'using <name> = <expression>;', '// forkcast: args=<expression>\n<expression>;', 'for (const <name> of <name>) { await <call>; }', 'app.get(<string>, async (req, res) => <block>);',
    'parentPort.on(\'message\', async <name> => <block>);',
  ],
  expression: [
    '<name>', '<name>', '<number>', '<string>', '<call>', '<call>', '<call>', '<expression> + <expression>', '<expression> ?? <expression>', '!<expression>', '<expression>.<name>', '<expression>?.<name>', '<expression>[<expression>]',
    '<expression>!', '[<expression>, ...<expression>]', '{ <name>: <expression>, <name>, ...<expression>, async <name>(<parameters>) <block>, [<expression>]: <expression> }', '(<parameters>) => <expression>', 'async (<parameters>) => <block>', 'function <name>(<parameters>) <block>',
    'async function* (<parameters>) <block>', '(<name> = <expression>)', '(<expression> ? <expression> : <expression>)', '`<string-part>${<expression>}`', '(await <expression>)', '(yield <expression>)', '(<expression>, <expression>)', 'typeof <expression>', 'delete <name>.<name>',
    '<expression> as <type>', '<expression> satisfies <type>', 'new <name>(<expression>)', 'new Promise(resolve => setTimeout(resolve, <number>))', '/[a-z]+/giu', 'this.<name>', 'super.<name>(<expression>)', 'import(\'<module>\')', 'import.meta.url', '<name>`<string-part>`', 'class { <name> = <expression> }',
  ],
  call: [
    '<library>(<expression>)', 'new <library>(<expression>)', '<library>(<name>, { <name>: <expression> })', '<library>(<expression>).<name>(<expression>)', 'Promise.all(<expression>.map(async <name> => <expression>))', '<name>.map(<name> => <expression>)', '<name>.forEach(async <name> => <block>)',
    'fetch(<string>).then(r => r.json()).catch(<name>)', 'fs.readFileSync(<name>)', 'new Worker(\'./<name>.js\', { workerData: <expression> })', 'new Piscina({ filename: <string> }).run(<expression>)', 'crypto.pbkdf2Sync(<expression>)', 'setTimeout(() => <expression>, <number>)', '<name>.push(<expression>)', '<name>(<expression>, ...<name>)',
    'Array.from({ length: <number> }, (_, i) => <expression>)',
  ],
  target: ['<name>', '<name>', '[<name>, ...<name>]', '{ <name>, <name>: { <name> = <expression> } }', '[, [<name>]]'],
  parameters: ['', '<name>', '<name>, <name> = <expression>', '<name>: <type>, ...<name>: <type>[]', '{ <name>, <name> = <expression> }: <type>', '[<name>], <name>?: <type>'],
  type: ['<name>', '<type>[]', 'Promise<<type>>', 'Map<string, <type>>', '<type> | null', '{ <name>: <type> }', '(<name>: <type>) => <type>', 'typeof <name>', 'keyof <type>', '`<string-part>${<type>}`', '<type> extends infer U ? U : never', 'Worker'],
};

const shared: Grammar = {
  name: ['a', 'b', 'item', 'items', 'run', 'fetchOne', 'pool', 'executor', 'app', 'session', 'data', 'total', 'Helper', 'i', 'x', 'constructor', '__proto__', 'toString', 'étage'],
  number: ['0', '1', '3', '100', '1e9', '0x7f', '10_000', '1n', '-1', '.5', '99999999999999999999'],
  string: ['"https://example.org"', '"x"', '""', '"./worker.js"', "'SELECT 1'", '"\\u{1F600}"', '"😀"'],
  'string-part': ['', 'text', ' \\n', '😀'],
};

interface Made {
  grammar: Grammar;
  /** Names of the catalogue that are called, and the modules they are in. */
  library: string[];
}

const made = new Map<FuzzedLanguage, Made>();

function prepared(language: FuzzedLanguage): Made {
  let one = made.get(language);
  if (one === undefined) {
    const family = language === 'python' ? 'python' : 'node';
    const library: string[] = [];
    for (const table of tablesOf(family)) for (const group of table.groups) library.push(...expandNames(group.names));
    const known = library.filter(name => /^[\w.]+$/.test(name) && catalogue(family).find(name) !== undefined);
    const module = [...new Set(known.map(name => name.split('.')[0]))];
    one = { grammar: { ...shared, module, ...(language === 'python' ? python : script) }, library: known };
    made.set(language, one);
  }
  return one;
}

/** A program of a few statements, with the imports that its library calls need. */
export function grammarProgram(language: FuzzedLanguage, random: Random): string {
  const { grammar, library } = prepared(language);
  const imports = new Set<string>();
  /** What may still be spent: a grammar like this one does not end by itself. */
  let budget = 10 + random.below(random.below(8) === 0 ? 400 : 80);
  const calls = Array.from({ length: 6 }, () => random.pick(library));

  function expand(symbol: string, depth: number): string {
    budget--;
    if (symbol === 'library') {
      const name = random.pick(calls).replace(/^globalThis\.|^builtins\./, '');
      if (name.includes('.')) imports.add(name.split('.')[0]);
      return name;
    }
    if (symbol === 'block') {
      let block = '';
      for (let count = 1 + random.below(3); count > 0; count--) block += `\n${expand('statement', depth + 1)}`;
      const inner = block.replaceAll('\n', '\n    ');
      return language === 'python' ? inner : `{${inner}\n}`;
    }
    const alternatives = grammar[symbol];
    let chosen = random.pick(alternatives);
    if (depth >= DEEPEST || budget < 0) chosen = alternatives.find(one => !one.includes('<')) ?? '<name>';
    return chosen.replace(/<([a-z-]+)>/g, (whole, inner: string) => (inner in grammar || inner === 'block' || inner === 'library' ? expand(inner, depth + 1) : whole));
  }

  let body = '';
  do body += `${expand('statement', 0)}\n`;
  while (budget > 0);
  const head = [...imports].map(name => (language === 'python' ? `import ${name}\n` : random.below(2) === 0 ? `import * as ${name} from '${name}';\n` : `const ${name} = require('${name}');\n`));
  return head.join('') + body;
}
