/** Which files are tests, going by their names. */

const tests = /(?:^|[./_])(?:tests?|testing|conftest|__tests__|spec)(?:$|[./_])|[._-](?:test|spec|bench)$/;

/** By a module's name, or a path's without its extension, below the workspace's folder. */
export function isTestName(name: string): boolean {
  return tests.test(name);
}

export function isTestPath(path: string): boolean {
  return isTestName(path.replaceAll('\\', '/').replace(/\.[^./]+$/, ''));
}
