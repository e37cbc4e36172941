/** Which lines a fix may indent: all but those inside texts that run over several lines. */
import { ConstantFlag, Kind, type Node } from '../ir/node';

const NEWLINE = 10;
const RETURN = 13;

/** Where the lines begin that `nodes` stand on, from the one with `nodes[0]`'s start on; blank lines and the insides of texts are left out. */
export function indentableLines(text: string, nodes: readonly Node[]): number[] {
  if (nodes.length === 0) return [];
  const texts: Node[] = [];
  for (const node of nodes) longTexts(node, texts, 0);
  const { end } = nodes[nodes.length - 1];
  const lines: number[] = [];
  for (let start = text.lastIndexOf('\n', nodes[0].start - 1) + 1; start < end;) {
    const first = text.charCodeAt(start);
    if (first !== NEWLINE && first !== RETURN && !texts.some(one => start > one.start && start < one.end)) lines.push(start);
    const next = text.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  return lines;
}

/** Texts that may run over several lines, whose lines must stay as they are. */
function longTexts(node: Node | null, found: Node[], depth: number): void {
  if (node === null || depth > 300) return;
  if (node.kind === Kind.FormatString || (node.kind === Kind.Constant && (node.flags === ConstantFlag.String || node.flags === ConstantFlag.Bytes))) {
    found.push(node);
    return;
  }
  longTexts(node.a, found, depth + 1);
  longTexts(node.b, found, depth + 1);
  for (const child of node.list) longTexts(child, found, depth + 1);
  longTexts(node.c, found, depth + 1);
}
