/** What linking must be told about a language family. */
import type { Language } from '../../model';

export type Family = 'python' | 'node';

export function familyOf(language: Language): Family {
  return language === 'python' ? 'python' : 'node';
}

export interface Dialect {
  /** Where builtin names live, and the types of containers and mappings of known content. */
  readonly builtins: string;
  readonly container: string;
  /** Other containers whose content the names layer follows: what the first does not have may be theirs. */
  readonly otherContainers: readonly string[];
  readonly mapping: string;
  /** Methods of a container that yield one with elements of the same kind. */
  readonly sameElements: ReadonlySet<string>;
  /** The method that makes an instance ready. */
  readonly constructor: string;
  /**
   * JavaScript's promises and modules: awaiting what is no promise yields itself, a promise of a promise is one promise, and a module that is called or
   * asked for what it does not export stands for what it exports by default.
   */
  readonly promises: boolean;
}

export const dialects: Record<Family, Dialect> = {
  python: { builtins: 'builtins', container: 'builtins.list', otherContainers: ['builtins.set', 'collections.deque'], mapping: 'builtins.dict', sameElements: new Set(['copy']), constructor: '__init__', promises: false },
  node: { builtins: 'globalThis', container: 'globalThis.Array', otherContainers: ['globalThis.Set'], mapping: 'globalThis.Map', sameElements: new Set(['slice', 'filter', 'concat', 'reverse', 'sort', 'toSorted', 'toReversed', 'values']), constructor: 'constructor', promises: true },
};
