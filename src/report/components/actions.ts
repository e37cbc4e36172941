import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Range } from '../../model';

/** What a click can do where something listens: the webview. In a file on disk there is none of it, and links stand in. */
export interface Actions {
  open(path: string, range: Range | null): void;
  openRule(rule: string): void;
  benchmark(target: string): void;
  analyzeWorkspace(): void;
}

export interface Surroundings {
  actions: Actions | null;
  basePath: string | null;
  rules: Record<string, { title: string; help: string }>;
}

export const SurroundingsContext = createContext<Surroundings>({ actions: null, basePath: null, rules: {} });
export const useSurroundings = (): Surroundings => useContext(SurroundingsContext);
