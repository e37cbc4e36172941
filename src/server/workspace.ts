/**
 * The sources as the editor sees them: open documents before what is on disk, what is being typed before the rest, everything else in
 * the background in slices that leave the server free to answer. Feeds the index; knows nothing of LSP.
 */
import { existsSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { WorkspaceIndex } from '../analysis/workspace-index';
import { isExcluded, isSkipped, languageOf, readSource, walkSources } from '../files';
import type { FileAnalysis, Language, SkippedPath } from '../model';
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

export class Workspace {
  private readonly index: WorkspaceIndex;
  private readonly documents = new Map<string, OpenDocument>();
  /** Files whose analyses may have changed since `flush` last told. */
  private readonly dirty = new Set<string>();
  private scanNumber = 0;
  /** What the last scan passed over. */
  skipped: SkippedPath[] = [];

  /** `folders` are absolute. */
  constructor(readonly folders: readonly string[], private settings: Pick<Settings, 'rules' | 'exclude'>) {
    this.index = new WorkspaceIndex({ roots: folders, rules: settings.rules, hasInit: folder => existsSync(join(folder, '__init__.py')), scriptParser: loadScriptParser });
  }

  /** A document was opened or edited. The index takes it when somebody asks, or with the next `flush`. */
  edit(path: string, text: string, language: Language): void {
    this.documents.set(path, { text, language, taken: false });
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
    const language = languageOf(path);
    const counts = language && this.folderOf(path) !== null && existsSync(path) && !this.isPassedOver(path);
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
   * Reads every source of the workspace, then analyses them all, so that later questions find the answers ready. A later scan ends this one;
   * it then returns false. `tell` hears now and then how far it is.
   */
  async scan(tell: (message: string, fraction: number | null) => void = () => undefined, signal?: AbortSignal): Promise<boolean> {
    const number = ++this.scanNumber;
    const superseded = () => number !== this.scanNumber || signal?.aborted === true;
    let sliceEnd = performance.now() + sliceMilliseconds;
    const breathe = async () => {
      // A request needs several turns of the event loop from the pipe to its answer: with one turn a slice it would wait for as many slices.
      for (let turn = 0; turn < turnsOfARequest; turn++) await setImmediate();
      sliceEnd = performance.now() + sliceMilliseconds;
    };
    const found = new Set<string>();
    const skipped: SkippedPath[] = [];
    for (const entry of walkSources(this.folders, { exclude: this.settings.exclude })) {
      if (isSkipped(entry)) skipped.push(entry);
      else {
        found.add(entry.path);
        if (!this.documents.has(entry.path)) {
          const source = readSource(entry.path);
          if ('text' in source) this.index.updateText(entry.path, source.text, entry.language);
          else skipped.push(source);
        }
      }
      if (performance.now() < sliceEnd) continue;
      tell(`${found.size} files read`, null);
      await breathe();
      if (superseded()) return false;
    }
    for (const path of this.index.paths()) {
      if (!found.has(path) && !this.documents.has(path)) this.index.remove(path);
    }
    const paths = this.index.paths();
    for (let done = 0; done < paths.length; done++) {
      this.index.analyze(paths[done]);
      if (performance.now() < sliceEnd) continue;
      tell(`${done} of ${paths.length} files analyzed`, done / paths.length);
      await breathe();
      if (superseded()) return false;
    }
    this.skipped = skipped;
    for (const path of this.index.paths()) this.noteChanges(path);
    return true;
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
