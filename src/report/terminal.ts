/** Text in a terminal: colours, wrapping, tables that give up columns before they break. */

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
export type Paint = (colour: keyof typeof codes, text: string) => string;

export function painter(colour: boolean): Paint {
  return (name, text) => (colour && text !== '' ? `\u001b[${codes[name]}m${text}\u001b[0m` : text);
}

/** Names and messages come from user files: control characters would reach the terminal as commands. Line breaks become spaces. */
export function clean(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\s*[\r\n]+\s*/g, ' ').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

// eslint-disable-next-line no-control-regex
const ansi = /\u001b\[\d+m/g;

/** Columns that a text takes, colours apart; East Asian wide characters and emoji count as two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text.replace(ansi, '')) {
    columns += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(character) ? 2 : 1;
  }
  return columns;
}

/** Breaks between words so that no line is longer than `width`, unless one word is; continued lines start with `indent`. */
export function wrap(text: string, width: number, indent: string): string {
  if (columnsOf(text) <= width) return text;
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(/(?<=\S) /)) {
    if (current === '') current = lines.length === 0 ? word : indent + word;
    else if (columnsOf(current) + 1 + columnsOf(word) <= width) current += ` ${word}`;
    else {
      lines.push(current);
      current = indent + word;
    }
  }
  return [...lines, current].join('\n');
}

export interface Column {
  title: string;
  align?: 'left' | 'right';
  /** The lower, the sooner it is given up where the table is too wide. */
  keep: number;
  /** Longest text; longer ones lose their middle. */
  max?: number;
  /** Only for the last column: it may be narrowed to this and is then continued on further lines. */
  wraps?: number;
}

export interface Row {
  cells: string[];
  /** Runs across the columns that `cells` leaves empty. */
  note?: string;
  paint?: (text: string) => string;
}

export interface Table {
  columns: Column[];
  rows: Row[];
  width: number;
  indent: string;
}

const gap = '  ';

/** Lines without trailing space. Columns that are empty throughout are left out; then those with the lowest `keep`, until it fits. */
export function table({ columns, rows, width, indent }: Table): string {
  const texts = rows.map(({ cells }) => columns.map(({ max }, index) => shorten(cells[index] ?? '', max)));
  let shown = columns.map((_, index) => index).filter(index => texts.some(cells => cells[index] !== ''));
  const longest = columns.map(({ title }, index) => Math.max(columnsOf(title), ...texts.map(cells => columnsOf(cells[index]))));
  const widths = columns.map(({ wraps = Infinity }, index) => Math.min(longest[index], wraps));
  const total = () => indent.length + shown.reduce((sum, index) => sum + widths[index] + gap.length, -gap.length);
  while (total() > width && shown.length > 2) {
    const least = shown.reduce((a, b) => (columns[b].keep < columns[a].keep ? b : a));
    shown = shown.filter(index => index !== least);
  }
  const pad = (text: string, index: number) => {
    const space = ' '.repeat(Math.max(0, widths[index] - columnsOf(text)));
    return columns[index].align === 'left' ? text + space : space + text;
  };
  const beforeLast = total() - widths[shown[shown.length - 1]];
  const line = (cells: string[]) => (indent + shown.map(index => pad(cells[index], index)).join(gap)).trimEnd();
  return [
    line(columns.map(({ title }) => title)),
    ...rows.map(({ cells, note, paint = text => text }, row) => {
      if (note === undefined) return paint(wrap(line(texts[row]), width, ' '.repeat(beforeLast)));
      const head = indent + shown.slice(0, cells.length).map(index => pad(texts[row][index], index)).join(gap) + gap;
      return paint(wrap(head + note, width, ' '.repeat(head.length)));
    }),
  ].join('\n');
}

function shorten(text: string, max = Infinity): string {
  if (text.length <= max) return text;
  const half = Math.floor((max - 3) / 2);
  return `${text.slice(0, max - 3 - half)}...${text.slice(text.length - half)}`;
}
