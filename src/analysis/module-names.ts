/** Module names from file paths. */
import { isStubFile } from './stub-files';

/** Where stubs of other people's packages are kept, below a root: pyright's `stubPath`, and the custom of mypy's users. */
const stubFolder = /^(?:typings|stubs)\//;

/**
 * The dotted name of a source file: its path below the innermost root that holds it. A folder `src` directly below a root counts as a root
 * too, as is the custom, and a root that is itself a package (`hasInit`: whether a folder holds an `__init__.py`) lends its own name. Folders need no
 * `__init__.py`: namespace packages and folders of scripts are named alike, and linking finds out which of them an import can mean.
 * Both kinds of slashes are understood. Stubs are named as what they describe: `typings/acme/client.pyi` and `acme-stubs/client.pyi` (PEP 561) are `acme.client`.
 */
export function moduleNameOf(path: string, roots: readonly string[], hasInit: (folder: string) => boolean = () => false): { name: string; isPackage: boolean } {
  const file = slashes(path);
  let base = file.slice(0, file.length - pathBelowRoot(path, roots).length).replace(/\/$/, '');
  // Nothing above a root is asked about once a folder is no package.
  while (base.includes('/') && hasInit(base)) base = base.slice(0, base.lastIndexOf('/'));
  let inner = file.slice(base === '' ? 0 : base.length + 1).replace(/^\/+/, '');
  if (inner.startsWith('src/') && !hasInit(`${base}/src`)) inner = inner.slice(4);
  if (isStubFile(file)) inner = inner.replace(stubFolder, '').replace(/^([^/]+)-stubs\//, '$1/');
  const parts = inner.replace(/\.[^./]+$/, '').split('/').map(part => part.replace(/[\s.()[\]~^*%]/g, '_'));
  const isPackage = parts.length > 1 && parts[parts.length - 1] === '__init__';
  if (isPackage) parts.pop();
  return { name: parts.join('.'), isPackage };
}

/** A file's path below the innermost root that holds it, with forward slashes; the whole path where none does. */
export function pathBelowRoot(path: string, roots: readonly string[]): string {
  const file = slashes(path);
  let base = '';
  for (const root of roots) {
    const folder = slashes(root).replace(/\/+$/, '');
    if (file.startsWith(`${folder}/`) && folder.length >= base.length) base = folder;
  }
  return file.slice(base === '' ? 0 : base.length + 1);
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/');
}
