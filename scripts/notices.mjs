// The licences of what is bundled, as they ask for: one text that ships beside the bundles.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const folder = 'node_modules/';

/** The folders, below node_modules, of the packages that esbuild's metafiles name as part of what was written. */
export function packagesIn(metafiles) {
  const found = new Set();
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
        // A plugin's files have its name before their path, which may be absolute.
        const path = input.replaceAll(sep, '/');
        const at = path.lastIndexOf(folder);
        if (at < 0 || bytesInOutput === 0) continue;
        const [scope, name] = path.slice(at + folder.length).split('/');
        const start = path.startsWith(folder) ? 0 : path.indexOf(folder);
        found.add(path.slice(start, at + folder.length) + (scope.startsWith('@') ? `${scope}/${name}` : scope));
      }
    }
  }
  return [...found].sort();
}

/** The text: of each package its name, version and licence. Throws where a package says nothing of one, which then must not ship. */
export function noticesOf(packages) {
  const parts = packages.map(path => {
    const { name, version, license, homepage } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    const files = readdirSync(path).filter(file => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
    if (files.length === 0 && !license) throw new Error(`${path} has no licence: it must not be bundled.`);
    const texts = files.length ? files.map(file => readFileSync(join(path, file), 'utf8').replaceAll('\r\n', '\n').trim()) : [`Licence: ${license}`];
    return [`${name} ${version} (${license ?? 'see below'})${homepage ? `\n${homepage}` : ''}`, ...texts].join('\n\n');
  });
  return `Forkcast holds parts of these packages. Their licences:\n\n${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
