/**
 * ESLint as a benchmark's other side. It is no development dependency: eighty packages that nothing else here needs would come with every checkout, and change
 * the tree of node_modules that is measured. It is installed once, in these versions, into the cache that test tools share.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../support/cache';

/** The newest ESLint that runs on every Node that Forkcast is built with; the parser as typescript-estree in package.json. */
const versions = { eslint: '9.39.5', '@typescript-eslint/parser': '8.73.0', typescript: '6.0.3' };

export interface ESLint {
  /** The program, to be run with Node, and the options that make it check one rule alone. */
  command: string[];
  name: string;
}

/** Installs ESLint if need be. Throws where it cannot be had. */
export function installESLint(): ESLint {
  const names = Object.entries(versions).map(([name, version]) => `${name}@${version}`);
  const folder = cacheFolder(`eslint-${versions.eslint}-${versions['@typescript-eslint/parser']}`);
  const program = join(folder, 'node_modules', 'eslint', 'bin', 'eslint.js');
  const done = join(folder, 'installed');
  if (!existsSync(done)) {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    execFileSync(npm, ['install', '--save-exact', '--no-audit', '--no-fund', '--loglevel=error', ...names], { cwd: folder, stdio: 'pipe', shell: process.platform === 'win32' });
    writeFileSync(done, '');
  }
  const config = join(folder, 'one-rule.cjs');
  writeFileSync(config, `
const parser = require('@typescript-eslint/parser');
const files = ['**/*.js', '**/*.mjs', '**/*.cjs', '**/*.jsx', '**/*.ts', '**/*.mts', '**/*.cts', '**/*.tsx'];
module.exports = [{ files, languageOptions: { parser, sourceType: 'module' }, linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' }, rules: { 'no-await-in-loop': 'warn' } }];
`);
  return { command: [program, '--config', config, '--format', 'json', '--output-file'], name: names.slice(0, 2).join(' with ') };
}
