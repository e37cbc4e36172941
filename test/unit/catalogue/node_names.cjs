// Prints, as JSON, what this Node offers to programs: its public modules, and everything callable in them and in the global objects,
// each under every name by which a program reaches it. Names a program cannot rely on (leading underscore) are left out.
'use strict';
const { builtinModules } = require('node:module');

// Some have no name without `node:`; some have to be asked for, and some versions do not have them.
const modules = builtinModules.concat('test', 'test/reporters', 'sqlite', 'sea').map((name) => name.replace(/^node:/, '')).filter((name) => !/^_|\/_|^internal\//.test(name));
const plain = /^(?:_|constructor$|prototype$|length$|name$|arguments$|caller$|super_$|default$|module\.exports$|Symbol\()/;
/** What every object, function or class has without being asked. */
const inherited = new Set([Object.prototype, Function.prototype, globalThis]);

function own(object) {
  return Object.getOwnPropertyNames(object).filter((key) => !plain.test(key));
}

function walk(name, object, into, depth, path) {
  if (depth > 4 || path.includes(object)) return;
  const deeper = [...path, object];
  for (const key of own(object)) {
    const descriptor = Object.getOwnPropertyDescriptor(object, key);
    // Properties of prototypes work on instances only.
    if (descriptor.get && Object.hasOwn(object, 'constructor')) continue;
    const value = object[key];
    const full = `${name}.${key}`;
    if (typeof value === 'function') {
      into.add(full);
      if (!inherited.has(value.prototype)) walk(full, value, into, depth + 1, deeper);
      if (value.prototype) walk(full, value.prototype, into, depth + 1, deeper);
    } else if (value !== null && typeof value === 'object' && !Array.isArray(value) && isNamespace(key, value)) {
      walk(full, value, into, depth + 1, deeper);
      // `crypto.subtle`: one object, whose methods stand on its class.
      const prototype = Object.getPrototypeOf(value);
      if (prototype !== null && !inherited.has(prototype)) walk(full, prototype, into, depth + 1, deeper);
    }
  }
}

function isNamespace(key, value) {
  return !/^(?:config|env|release|versions|features|allowedNodeEnvironmentFlags|mainModule|domain|settings|workers|globalAgent|constants|codes|STATUS_CODES)$/.test(key) && value !== process.stdin;
}

const found = { version: process.versions.node, modules: [], callables: {} };
for (const module of new Set(modules)) {
  let exported;
  try {
    exported = process.getBuiltinModule ? process.getBuiltinModule(`node:${module}`) : require(`node:${module}`);
  } catch {
    continue;
  }
  if (exported === undefined) continue;
  found.modules.push(module);
  const names = new Set();
  walk(module, exported, names, 0, []);
  if (typeof exported === 'function' && exported.prototype) walk(module, exported.prototype, names, 1, []);
  found.callables[module] = [...names];
}
const globals = new Set();
for (const key of own(globalThis)) {
  const value = globalThis[key];
  const full = `globalThis.${key}`;
  // Modules that only a prompt or `-e` makes global.
  if (found.modules.includes(key) && !['console', 'crypto', 'process'].includes(key)) continue;
  if (typeof value === 'function') {
    globals.add(full);
    walk(full, value, globals, 1, [globalThis]);
    if (value.prototype) walk(full, value.prototype, globals, 1, [globalThis]);
  } else if (value !== null && typeof value === 'object' && value !== globalThis && key !== 'process') {
    walk(full, value, globals, 1, [globalThis]);
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== null && !inherited.has(prototype)) walk(full, prototype, globals, 1, [globalThis]);
  }
}
found.callables.globalThis = [...globals];
process.stdout.write(JSON.stringify(found));
