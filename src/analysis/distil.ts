/** A text to its facts: parse, collect, and drop the tree. What the index does with an edited text and worker threads with all that a scan finds. */
import type { Language } from '../model';
import type { ModuleFacts } from './facts';
import { parseScript, type ScriptParser } from './frontend/estree';
import { parsePython } from './frontend/python';
import { SPECIMEN } from './frontend/python/specimen';
import { moduleNameOf, pathBelowRoot } from './module-names';
import { collectFacts } from './names';
import { scriptModuleName } from './names/javascript/modules';

export interface DistilOptions {
  /** Folders from which modules are imported; names are made relative to them. */
  roots?: readonly string[];
  /** Whether a folder holds an `__init__.py`; asked only for roots and the folders above them. */
  hasInit?: (folder: string) => boolean;
  /** Loads the parser of JavaScript and TypeScript; called when the first such file comes. Without it their files are empty, with an error that says so. */
  scriptParser?: () => ScriptParser;
}

/** As often the specimen is read: until the engine has noted, for every function that it goes through, which branches it took. More brings no more to a scan, which optimises late. */
const READINGS = 2;

export class Distiller {
  private scriptParser: ScriptParser | undefined;
  private expectsMany = false;

  constructor(private readonly options: DistilOptions) {}

  /** Many files are to come: the first one of Python is preceded by some readings of a specimen, which make all that follow cost a fifth less (see specimen.ts). */
  expectMany(): void {
    this.expectsMany = true;
  }

  /** The name under which the workspace imports a file; facts hold it, and hold for no other. */
  nameOf(path: string, language: Language): { name: string; isPackage: boolean } {
    const roots = this.options.roots ?? [];
    if (language === 'python') return moduleNameOf(path, roots, this.options.hasInit);
    const { name, isIndex } = scriptModuleName(pathBelowRoot(path, roots));
    return { name, isPackage: isIndex };
  }

  /** Never throws, whatever the text. */
  facts(path: string, text: string, language: Language): ModuleFacts {
    const { name, isPackage } = this.nameOf(path, language);
    if (this.expectsMany && language === 'python') {
      this.expectsMany = false;
      for (let i = 0; i < READINGS; i++) collectFacts(parsePython(SPECIMEN), { path: '', moduleName: 'specimen', isPackage: false, language });
    }
    const parsed = language === 'python' ? parsePython(text) : parseScript(this.parserOfScripts(), text, { path });
    return collectFacts(parsed, { path, moduleName: name, isPackage, language });
  }

  private parserOfScripts(): ScriptParser {
    if (this.scriptParser === undefined) {
      const load = this.options.scriptParser;
      try {
        if (load !== undefined) this.scriptParser = load();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.scriptParser = () => ({ body: [], problems: [{ message: `JavaScript and TypeScript cannot be read: ${reason}`, start: 0, end: 0 }] });
      }
      this.scriptParser ??= () => ({ body: [], problems: [{ message: 'JavaScript and TypeScript are not read here.', start: 0, end: 0 }] });
    }
    return this.scriptParser;
  }
}
