/** Addresses of files and places. Paths may be relative or absolute, POSIX or Windows. */
import type { Range } from '../model';

const isWindowsAbsolute = (path: string) => /^[a-z]:[\\/]/i.test(path) || path.startsWith('\\\\');
const isAbsolute = (path: string) => path.startsWith('/') || isWindowsAbsolute(path);

/** Percent-encodes what a URI's path may not hold. */
function encodeSegments(path: string): string {
  return path.split('/').map(segment => encodeURIComponent(segment).replace(/%3A/g, ':')).join('/');
}

/** `file:///home/me/a%20b.py`, `file:///C:/a.py`, `file://server/share/a.py`. */
export function fileUri(path: string): string {
  const slashed = path.replace(/\\/g, isWindowsAbsolute(path) ? '/' : '\\');
  if (slashed.startsWith('//')) return `file:${encodeSegments(slashed)}`;
  return `file://${slashed.startsWith('/') ? '' : '/'}${encodeSegments(slashed)}`;
}

/** A relative reference for a relative path, a file URI for an absolute one. */
export function uriPath(path: string): string {
  if (isAbsolute(path)) return fileUri(path);
  // A first segment with a colon would read as a scheme (RFC 3986, section 4.2).
  const encoded = encodeSegments(path.replace(/\\/g, '/'));
  return /^[^/]*:/.test(encoded) ? `./${encoded}` : encoded;
}

/** A link that opens the place in VS Code; null where the absolute path is not known. */
export function editorLink(basePath: string | null, path: string, range: Range | null): string | null {
  const absolute = isAbsolute(path) ? path : basePath && `${basePath.replace(/[\\/]$/, '')}/${path}`;
  if (!absolute) return null;
  const place = range ? `:${range.start.line}:${range.start.column}` : '';
  return `vscode://file${fileUri(absolute).slice('file://'.length)}${place}`;
}
