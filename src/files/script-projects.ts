/** Under which names the scripts of a workspace may import one another, as their tsconfig.json, jsconfig.json and package.json files say. */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ImportAlias, PackageRole, ScriptProject } from '../model';
import { isRecord, parseWithComments, projectConfigIn } from './tsconfig';

/** Files that say so: when one of them changes, `readScriptProjects` may say something else. */
export const projectFiles = ['package.json', 'tsconfig.json', 'jsconfig.json'] as const;

/** The projects that the files in `folders` belong to: those of the folders themselves and of the folders above. Never throws; what cannot be read says nothing. */
export function readScriptProjects(folders: Iterable<string>): ScriptProject[] {
  const projects: ScriptProject[] = [];
  const packages: ImportAlias[] = [];
  const seen = new Set<string>();
  for (const folder of folders) {
    for (let at = resolve(folder); !seen.has(at); at = dirname(at)) {
      seen.add(at);
      const config = projectConfigIn(at);
      if (config !== null) {
        const aliases = Object.entries(config.paths).map(([pattern, targets]) => ({ pattern, targets: targets.filter(isText).map(target => resolve(config.folder, target)) }));
        if (config.baseUrl !== null) aliases.push({ pattern: '*', targets: [join(config.baseUrl, '*')] });
        projects.push({ kind: 'tsconfig', folder: at, aliases });
      }
      const manifest = readManifest(join(at, 'package.json'));
      if (manifest === null) continue;
      const imports = isRecord(manifest.imports) ? Object.entries(manifest.imports).map(([pattern, to]) => ({ pattern, targets: targetsIn(to, at) })) : [];
      const role = roleOf(manifest);
      projects.push({ kind: 'package', folder: at, aliases: imports.filter(({ pattern }) => pattern.startsWith('#')), ...(role === null ? {} : { role }) });
      if (isText(manifest.name) && manifest.name !== '') packages.push(...packageAliases(manifest.name, manifest, at));
    }
  }
  if (packages.length > 0) projects.push({ kind: 'workspace', folder: '', aliases: packages });
  return projects.filter(({ aliases, kind }) => aliases.length > 0 || kind !== 'workspace');
}

/** Frameworks for programs that go on serving: requests, jobs, messages, an editor. */
const serverFrameworks = new Set([
  'express', 'fastify', 'koa', 'hono', 'restify', 'polka', 'micro', 'h3', 'elysia', 'connect', 'sails', 'next', 'nuxt', 'http-proxy', 'socket.io', 'uWebSockets.js', 'graphql-yoga', 'apollo-server',
  'apollo-server-express', '@apollo/server', '@hapi/hapi', '@nestjs/core', '@adonisjs/core', '@feathersjs/feathers', '@feathersjs/express', '@strapi/strapi', '@remix-run/node', '@sveltejs/kit', 'moleculer',
  'bull', 'bullmq', 'bee-queue', 'agenda', 'amqplib', 'kafkajs', 'node-cron', 'homebridge', '@iobroker/adapter-core', 'discord.js', 'telegraf', 'grammy', '@slack/bolt',
]);

/** What a manifest tells of its package; null for one that only says how modules are to be read. */
function roleOf(manifest: Record<string, unknown>): PackageRole | null {
  const named = (key: string) => (isRecord(manifest[key]) ? Object.keys(manifest[key]) : []);
  if (manifest.name === undefined && manifest.bin === undefined && manifest.dependencies === undefined && manifest.devDependencies === undefined) return null;
  if (isText(manifest.bin) || named('bin').length > 0) return 'command';
  const serves = named('dependencies').some(name => serverFrameworks.has(name)) || named('devDependencies').includes('electron') || named('engines').includes('vscode');
  if (serves) return 'server';
  // What cannot be published is an application, of whatever kind.
  return manifest.version === undefined || manifest.private === true ? 'application' : 'library';
}

/** What `import '@acme/core'` and `import '@acme/core/x'` mean within a workspace that holds the package. */
function packageAliases(name: string, manifest: Record<string, unknown>, folder: string): ImportAlias[] {
  const { exports } = manifest;
  if (exports === undefined || exports === null) {
    const main = [manifest.source, manifest.module, manifest.main, manifest.types].filter(isText).flatMap(target => withSources(target, folder));
    return [{ pattern: name, targets: [...main, join(folder, 'index'), join(folder, 'src', 'index')] }, { pattern: `${name}/*`, targets: [join(folder, '*'), join(folder, 'src', '*')] }];
  }
  const bySubpath = isRecord(exports) && Object.keys(exports).every(key => key.startsWith('.')) ? exports : { '.': exports };
  return Object.entries(bySubpath).map(([subpath, to]) => ({ pattern: subpath === '.' ? name : `${name}/${subpath.slice(2)}`, targets: targetsIn(to, folder) }));
}

/** Every file that an entry of `exports` or `imports` names, under whatever condition: the first that is a source of the workspace is meant. */
function targetsIn(entry: unknown, folder: string, depth = 0): string[] {
  if (isText(entry)) return entry.startsWith('.') ? withSources(entry, folder) : [];
  if (depth > 8 || typeof entry !== 'object' || entry === null) return [];
  return Object.values(entry).flatMap(one => targetsIn(one, folder, depth + 1));
}

const output = /^(?:\.\/)?(?:dist|lib|build|out)\/(?:(?:esm|cjs|es|module|commonjs)\/)?/;

/** A file and, where it is one that a build makes, the source that by custom it is made from. */
function withSources(target: string, folder: string): string[] {
  const file = resolve(folder, target);
  return output.test(target) ? [file, resolve(folder, target.replace(output, './src/').replace(/\.d(?=\.[mc]?ts$)/, ''))] : [file];
}

function readManifest(file: string): Record<string, unknown> | null {
  try {
    const manifest = parseWithComments(readFileSync(file, 'utf8'));
    return isRecord(manifest) ? manifest : null;
  } catch {
    return null;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
