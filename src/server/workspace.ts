/**
 * The sources as the editor sees them: open documents before what is on disk, what is being typed before the rest, everything else in
 * the background in slices that leave the server free to answer. Feeds the index; knows nothing of LSP.
 */
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { WorkspaceIndex } from '../analysis/workspace-index';
import { isExcluded, languageInIndex, readSource } from '../files';
import type { FileAnalysis, Language, SkippedPath } from '../model';
import { bundleKey, CacheFolder, compileAsUsual, scan, type ScanResult } from '../scan';
import { loadScriptParser } from './script-parser';
import type { Settings } from './settings';

/** Work in the background lets requests through after this long. */
const sliceMilliseconds = 8;
const turnsOfARequest = 8;

/** Other people's code, when one of its files is opened: nobody wants advice on it. */
const foreign = /[\\/](?:site-packages|dist-packages|node_modules|lib[\\/]python\d\.\d+)[\\/]/i;

interface OpenDocument {
  text: string;
  language: Language;
  /** The index has seen `text`. */
  taken: boolean;
}

export interface WorkspaceOptions {
  /** Folder that keeps the index from session to session; null: it is made anew. */
  storage: string | null;
  /** Hears of what users need not, in sentences. */
  log: (message: string) => void;
}

export class Workspace {
  private readonly index: WorkspaceIndex;
  private readonly documents = new Map<string, OpenDocument>();
  /** Files whose analyses may have changed since `flush` last told. */
  private readonly dirty = new Set<string>();
  /** Hashes of the contents that a scan has fed in and nobody has replaced since. */
  private readonly contents = new Map<string, string>();
  private readonly reading: { roots: readonly string[]; hasInit: (folder: string) => boolean; scriptParser: typeof loadScriptParser };
  private readonly cache: CacheFolder | null;
  private readonly log: WorkspaceOptions['log'];
  private scanNumber = 0;
  /** What the last scan passed over. */
  skipped: SkippedPath[] = [];

  /** `folders` are absolute. */
  constructor(readonly folders: readonly string[], private settings: Pick<Settings, 'rules' | 'exclude'>, { storage, log }: WorkspaceOptions) {
    this.reading = { roots: folders, hasInit: folder => existsSync(join(folder, '__init__.py')), scriptParser: () => loadScriptParser() };
    this.index = new WorkspaceIndex({ ...this.reading, rules: settings.rules });
    this.cache = storage === null || folders.length === 0 ? null : CacheFolder.among(join(storage, 'index'), folders, bundleKey(__dirname, __filename));
    this.log = log;
  }

  /** A document was opened or edited. The index takes it when somebody asks, or with the next `flush`. */
  edit(path: string, text: string, language: Language): void {
    this.documents.set(path, { text, language, taken: false });
    this.contents.delete(path);
  }

  /** A document was closed: what is on disk counts again. */
  close(path: string): void {
    this.documents.delete(path);
    this.reread(path);
  }

  isOpen(path: string): boolean {
    return this.documents.has(path);
  }

  /** Takes what was edited; returns the files whose analyses may differ since the last call. */
  flush(): string[] {
    this.takeEdits();
    const changed = [...this.dirty];
    this.dirty.clear();
    return changed;
  }

  /** Undefined for what is not in the workspace's index: passed over, or no source. */
  analysis(path: string): FileAnalysis | undefined {
    this.takeEdits();
    return this.index.analyze(path);
  }

  functions(path: string): ReturnType<WorkspaceIndex['functions']> {
    this.takeEdits();
    return this.index.functions(path);
  }

  facts(path: string): ReturnType<WorkspaceIndex['facts']> {
    this.takeEdits();
    return this.index.facts(path);
  }

  /** The text that counts: the open document's, else the file's; null where it cannot be read. */
  text(path: string): string | null {
    const open = this.documents.get(path);
    return open ? open.text : this.savedText(path);
  }

  savedText(path: string): string | null {
    const source = readSource(path);
    return 'text' in source ? source.text : null;
  }

  paths(): string[] {
    return this.index.paths();
  }

  /** Whether a file lies among installed packages. */
  static isForeign(path: string): boolean {
    return foreign.test(path);
  }

  /** A file was created, changed or deleted on disk. */
  reread(path: string): void {
    if (this.documents.has(path)) return;
    this.contents.delete(path);
    const folder = this.folderOf(path);
    const language = folder === null ? undefined : languageInIndex(path, folder);
    const counts = language && existsSync(path) && !this.isPassedOver(path);
    const source = counts ? readSource(path) : null;
    if (language && source && 'text' in source) this.index.updateText(path, source.text, language);
    else this.index.remove(path);
    this.noteChanges(path);
  }

  setRules(rules: Settings['rules']): void {
    this.settings = { ...this.settings, rules };
    this.index.setRules(rules);
    for (const path of this.index.paths()) this.dirty.add(path);
  }

  setExclude(exclude: string[]): void {
    this.settings = { ...this.settings, exclude };
    for (const document of this.documents.values()) document.taken = false;
  }

  /**
   * Reads every source of the workspace, then links and analyses them all, so that later questions find the answers ready; where nothing has changed since the
   * last time, they are ready once the files have been read. A later scan ends this one; it then returns false. `tell` hears now and then how far it is.
   */
  async scan(tell: (message: string, fraction: number | null) => void = () => undefined, signal?: AbortSignal): Promise<boolean> {
    try {
      return await this.readAndAnalyze(tell, signal);
    } finally {
      // From here on the same few files are analysed again and again.
      compileAsUsual();
    }
  }

  private async readAndAnalyze(tell: (message: string, fraction: number | null) => void, signal: AbortSignal | undefined): Promise<boolean> {
    const number = ++this.scanNumber;
    const superseded = () => number !== this.scanNumber || signal?.aborted === true;
    let sliceEnd = performance.now() + sliceMilliseconds;
    /** Lets requests through when the slice is over; false when the scan is to end. */
    const breathe = (message: () => string, fraction: number | null): boolean | Promise<boolean> => {
      if (performance.now() < sliceEnd) return true;
      return (async () => {
        tell(message(), fraction);
        // A request needs several turns of the event loop from the pipe to its answer: with one turn a slice it would wait for as many slices.
        for (let turn = 0; turn < turnsOfARequest; turn++) await setImmediate();
        sliceEnd = performance.now() + sliceMilliseconds;
        return !superseded();
      })();
    };
    const skipped: SkippedPath[] = [];
    const folders = new Set([...this.documents.keys()].map(path => dirname(path)));
    const scanned = await scan(this.folders, {
      ...this.reading, exclude: this.settings.exclude, cache: this.cache, settings: [this.settings.rules, this.settings.exclude], workerScript: join(__dirname, 'scan-worker.js'),
      // The server stays free to answer while threads read.
      wantsFacts: true, helps: false,
      first: path => folders.has(dirname(path)),
    }, {
      // What is open counts as it is typed.
      facts: (facts, { path, hash }) => {
        if (this.documents.has(path) || (hash !== '' && this.contents.get(path) === hash)) return;
        this.index.update(facts);
        this.contents.set(path, hash);
      },
      skipped: one => skipped.push(one),
      breathe: read => breathe(() => `${read} files read`, null),
      log: this.log,
    });
    if (scanned === null || superseded()) return false;
    const found = new Set(scanned.records.filter(({ reason }) => reason === null).map(({ path }) => path));
    for (const path of [...this.index.paths(), ...this.index.stubPaths()]) {
      if (!found.has(path) && !this.documents.has(path)) this.index.remove(path);
    }
    this.skipped = skipped;
    this.index.setScriptProjects(scanned.projects);
    const asOnDisk = () => [...this.documents].every(([path, { text }]) => !found.has(path) || text === this.savedText(path));
    if (scanned.findings !== null && asOnDisk()) {
      this.takeEdits();
      this.index.adopt(scanned.findings);
      for (const path of found) this.dirty.add(path);
      // Nobody waits for it but the consequences of the first edit.
      void this.link(breathe).then(() => this.tellSize(scanned)).catch((error: unknown) => this.log(String(error)));
      return true;
    }
    if (!(await this.link(breathe))) return false;
    const paths = this.index.paths();
    const analyses: FileAnalysis[] = [];
    for (let done = 0; done < paths.length; done++) {
      const analysis = this.index.analyze(paths[done]);
      if (analysis !== undefined && found.has(paths[done])) analyses.push(analysis);
      if (!(await breathe(() => `${done} of ${paths.length} files analyzed`, done / paths.length))) return false;
    }
    if (asOnDisk() && paths.every(path => found.has(path))) {
      const failure = scanned.store(analyses);
      if (failure !== null) this.log(`The findings could not be stored (${failure}); they are made anew at the next start.`);
    }
    for (const path of this.index.paths()) this.noteChanges(path);
    this.tellSize(scanned);
    return true;
  }

  /** Follows every call of the workspace; false when it was ended. */
  private async link(breathe: (message: () => string, fraction: number | null) => boolean | Promise<boolean>): Promise<boolean> {
    const steps = this.index.link();
    while (!steps.next().done) if (!(await breathe(() => 'Following the calls', null))) return false;
    // What was said before every call was followed may be out of date.
    for (const path of this.documents.keys()) this.noteChanges(path);
    return true;
  }

  private tellSize({ files, lines, factsBytes, cached, threads }: ScanResult): void {
    const memory = Math.round(process.memoryUsage().rss / 1e6);
    this.log(`Index: ${files} files, ${lines} lines, ${factsBytes} bytes of facts; ${cached} files from the cache, ${threads} further threads; the server takes ${memory} MB of memory.`);
  }
  /** The workspace folder a file lies in; the innermost of several. */
  folderOf(path: string): string | null {
    let found: string | null = null;
    for (const folder of this.folders) {
      const way = relative(folder, path);
      if (!way.startsWith('..') && !isAbsolute(way) && (found === null || folder.length > found.length)) found = folder;
    }
    return found;
  }

  private takeEdits(): void {
    for (const [path, document] of this.documents) {
      if (document.taken) continue;
      document.taken = true;
      if (this.isPassedOver(path)) this.index.remove(path);
      else this.index.updateText(path, document.text, document.language);
      this.noteChanges(path);
    }
  }

  private noteChanges(path: string): void {
    this.dirty.add(path);
    for (const changed of this.index.changedBy(path)) this.dirty.add(changed);
  }

  private isPassedOver(path: string): boolean {
    const folder = this.folderOf(path);
    return folder === null ? foreign.test(path) : isExcluded(path, folder, { exclude: this.settings.exclude });
  }
}
