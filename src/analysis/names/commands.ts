/** Commands: what calls are given that may be the words of one, as far as the text spells them. */
import { AND_MORE, IN_MEMORY, isLocalAddress, takesTurns } from '../command-words';
import { CollectionFlag, ConstantFlag, Kind, type Node } from '../ir/node';
import { intern } from '../ir/symbols';
import { copyExactly } from './text';

/** Words noted of a command. */
const MOST_WORDS = 3;
const LONGEST_WORD = 40;
/** Calls whose text is a whole command, or says what kind of key is made. */
const takesText = new Set('run call check_call check_output Popen system popen getoutput getstatusoutput create_subprocess_shell create_subprocess_exec execSync exec spawnSync execFileSync generateKeyPairSync'.split(' ').map(intern));
/** The commands that a function's variables hold so far. */
export class Commands {
  private readonly held = new Map<number, string[]>();

  constructor(private readonly text: string) {}

  /** Before another function. */
  forget(): void {
    if (this.held.size > 0) this.held.clear();
  }

  /** `command = ['git', 'add', path]` */
  note(node: Node): void {
    const target = node.list.length === 1 ? node.list[0] : null;
    if (target === null || target.kind !== Kind.Name || node.a === null) return;
    const words = node.a.kind === Kind.Collection || node.a.kind === Kind.Operation ? this.listed(node.a) : null;
    if (words !== null) this.held.set(target.symbol, words);
    else if (this.held.size > 0) this.held.delete(target.symbol);
  }

  /** The words among a call's arguments; null: none. */
  wordsOf(callee: Node, list: Node[]): string[] | null {
    for (let i = 0; i < list.length; i++) {
      const given = list[i].kind === Kind.Keyword ? list[i].a : list[i];
      if (given === null) continue;
      if (given.kind === Kind.Constant) {
        if (given.flags !== ConstantFlag.String) continue;
        if (given.end - given.start === IN_MEMORY.length + 2 && this.text.startsWith(IN_MEMORY, given.start + 1)) return [IN_MEMORY];
        if (i === 0 && takesText.has(callee.symbol)) return this.spelled(given, list);
      } else if (given.kind === Kind.Collection || given.kind === Kind.Operation) {
        const known = takesText.has(callee.symbol);
        const words = i === 0 && given.kind === Kind.Operation && known && given.list.length > 0 && isString(given.list[0])
          ? this.split(given.list[0], true) : this.listed(given);
        if (words !== null && (known || takesTurns(words) || isLocalAddress(words))) return words;
      } else if (given.kind === Kind.Name && this.held.size > 0) {
        const words = this.held.get(given.symbol);
        if (words !== undefined) return words;
      }
    }
    return null;
  }

  /** `'git add .'`, or a program whose arguments follow: as further strings, or in a list. */
  private spelled(first: Node, list: Node[]): string[] {
    const words = this.split(first, false);
    if (words.length !== 1 || list.length === 1 || list[1].kind === Kind.Keyword) return words;
    const rest = list[1].kind === Kind.Collection ? list[1].list : list.slice(1);
    return this.take([first, ...rest]);
  }

  private split(node: Node, goesOn: boolean): string[] {
    const words = this.content(node).trim().split(/\s+/);
    return words.length > MOST_WORDS || goesOn ? [...words.slice(0, MOST_WORDS), AND_MORE] : words;
  }

  /** `['git', 'add', path]`, `['git', 'add'] + paths`. */
  private listed(node: Node): string[] | null {
    const display = node.kind === Kind.Operation ? node.list[0] ?? null : node;
    if (display === null || display.kind !== Kind.Collection || (display.flags !== CollectionFlag.List && display.flags !== CollectionFlag.Tuple)) return null;
    const { list } = display;
    if (!(list.length > 0 && isString(list[0])) && !(list.length > 1 && isString(list[1]))) return null;
    const words = this.take(list);
    return display === node || words[words.length - 1] === AND_MORE ? words : [...words, AND_MORE];
  }

  private take(list: Node[]): string[] {
    const words: string[] = [];
    for (let i = 0; i < list.length && i < MOST_WORDS; i++) words.push(isString(list[i]) ? this.content(list[i]) : AND_MORE);
    if (list.length > MOST_WORDS) words.push(AND_MORE);
    return words;
  }

  /** What stands between a string's quotes; a copy, as a slice of the source would keep all of it. */
  private content(node: Node): string {
    const literal = this.text.slice(node.start, Math.min(node.end, node.start + 2 * LONGEST_WORD));
    const quoted = /^[a-zA-Z]?('''|"""|['"`])([\s\S]*?)(?:\1|$)/.exec(literal);
    return quoted === null || quoted[2].length > 2 * LONGEST_WORD || /[\\{]/.test(quoted[2]) ? AND_MORE : copyExactly(quoted[2], 0, quoted[2].length);
  }
}

function isString(node: Node): boolean {
  return node.kind === Kind.Constant && node.flags === ConstantFlag.String;
}
