import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';

const folder = join(process.cwd(), 'scripts');
const named = new Map(readdirSync(folder).filter(name => name.endsWith('.mjs')).map(name => [name, readFileSync(join(folder, name), 'utf8')]));

/** What stands in `import` statements, which are resolved before the first line runs. */
const statically = (text: string): string[] => [...text.matchAll(/^import\s(?:[^'";]*?from\s*)?['"]([^'"]+)['"]/gm)].map(match => match[1]);

describe('the commands of package.json', () => {
  const commands = Object.values(JSON.parse(readFileSync('package.json', 'utf8')).scripts as Record<string, string>);
  const started = commands.flatMap(command => [...command.matchAll(/\bscripts\/([\w-]+\.mjs)/g)].map(match => match[1]));

  it('work from a bare clone: they import no package before the setup has installed it', () => {
    assert.ok(started.length > 5, 'the walk found the commands');
    const reached = new Set<string>();
    const wrong: string[] = [];
    const walk = (name: string): void => {
      if (reached.has(name)) return;
      reached.add(name);
      for (const target of statically(named.get(name)!)) {
        if (target.startsWith('./')) walk(target.slice(2));
        else if (!builtinModules.includes(target.replace(/^node:/, ''))) wrong.push(`${name} imports ${target}`);
      }
    };
    for (const name of started) walk(name);
    assert.deepEqual(wrong, []);
  });
});
