/** Places in source text, as people and the JSON contract count them: lines and columns from 1, columns in UTF-16 units. */

export interface Position {
  line: number;
  column: number;
}

/** `end` is exclusive: the position just behind the last character. */
export interface Range {
  start: Position;
  end: Position;
}
