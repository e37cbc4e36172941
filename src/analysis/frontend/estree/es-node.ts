/** What the lowering is given. Types only: the parser itself is a bundle of its own, loaded when the first such file is met. */

/**
 * A node of the tree that typescript-estree makes. Its own types are a union of some 170 interfaces; the lowering tells kinds apart by `type` and
 * reads the fields that ESTree gives them, which may be missing where the text is not valid.
 * Of the usual kinds it has only the fields that `usual.ts` fills: what the lowering newly reads must be filled there.
 */
export interface EsNode {
  type: string;
  range: [number, number];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  [field: string]: any;
}

export interface ScriptProblem {
  message: string;
  start: number;
  end: number;
}

export interface ParsedScript {
  /** Top-level statements. */
  body: EsNode[];
  problems: ScriptProblem[];
}

/** Parses JavaScript or TypeScript; the path's extension decides which, and whether JSX is understood. Never throws. */
export type ScriptParser = (text: string, path: string) => ParsedScript;
