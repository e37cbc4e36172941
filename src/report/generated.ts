/** Files that a tool wrote from others of the workspace, told by where they lie and what they are called: nobody mends those, so a report lists them last. */

/** Folders that hold what was built from the folders beside them. Others of such names (`build`, `out`) often hold scripts that people wrote. */
const outputs = new Set(['dist', '.output', '.next', '.nuxt', '.svelte-kit']);
const perhapsOutputs = new Set(['build', 'out', 'output', 'esm', 'cjs', 'es', 'umd', 'dist-cjs', 'dist-esm']);
const sources = ['src', 'lib', 'source', 'sources'];

const names: readonly (readonly [RegExp, string])[] = [
  [/[.-]min\.[cm]?js$/, 'its name says that it is minified'],
  [/[.-]bundle\.[cm]?js$/, 'its name says that it is a bundle'],
  [/(_pb2(_grpc)?\.py|[._]pb\.[cm]?[jt]s)$/, 'its name is one that the compiler of Protocol Buffers gives'],
  [/\.(generated|gen|g)\.[cm]?[jt]sx?$/, 'its name says that it is generated'],
];

const withoutExtension = (path: string) => path.replace(/(\.d)?\.[cm]?[jt]sx?$|\.py$/, '');

/** Says of a path why its file looks generated, or null. `paths` are those of the whole workspace; separators may be of either kind. */
export function generatedFiles(paths: readonly string[]): (path: string) => string | null {
  const all = paths.map(path => path.replace(/\\/g, '/'));
  const folders = new Set<string>();
  const stems = new Set<string>();
  for (const path of all) {
    stems.add(withoutExtension(path));
    for (let end = path.lastIndexOf('/'); end > 0 && !folders.has(path.slice(0, end)); end = path.lastIndexOf('/', end - 1)) folders.add(path.slice(0, end));
  }
  return given => {
    const path = given.replace(/\\/g, '/');
    const named = names.find(([pattern]) => pattern.test(path));
    if (named) return named[1];
    const parts = path.split('/');
    for (let i = 0; i < parts.length - 1; i++) {
      const above = parts.slice(0, i).map(part => `${part}/`).join('');
      const rest = parts.slice(i + 1).join('/');
      if (outputs.has(parts[i])) {
        const beside = sources.find(folder => folders.has(above + folder));
        if (beside) return `it lies in ${parts[i]} beside ${beside}`;
      }
      // What setuptools builds a wheel from: copies.
      if (parts[i] === 'build' && parts[i + 1] === 'lib' && stems.has(withoutExtension(above + parts.slice(i + 2).join('/')))) return 'it is a copy that a build has made';
      if (perhapsOutputs.has(parts[i])) {
        const beside = sources.find(folder => stems.has(withoutExtension(`${above}${folder}/${rest}`)));
        if (beside) return `${beside} beside ${parts[i]} holds a file of the same name`;
      }
    }
    return null;
  };
}
