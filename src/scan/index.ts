/** Reading a workspace into facts: from the cache where a file has not changed, else by worker threads. */
export { bundleKey, CacheFolder, userCacheFolder } from './cache-folder';
export { compileAsUsual } from './compiling';
export { scan, type ScanOptions, type ScanResult, type ScanSink } from './scan';
