/** What `--help` prints: laid out for the terminal's width, from the table of options. */
import { wrap } from '../report/terminal';
import { commands, type CommandName, type OptionDescription } from './options';

interface Command {
  usage: string;
  summary: string;
  options: Record<string, OptionDescription>;
  notes?: string[];
}

const statuses: Record<CommandName, string> = {
  analyze: '0 nothing at or above --fail-on was found, 1 something was, 2 a usage or input error.',
  advise: '0 nothing at or above --fail-on was found, 1 something was, 2 a usage or input error, 130 interrupted.',
  bench: '0 measured, 2 a usage or input error, or nothing could be measured, 130 interrupted.',
  record: '0 recorded, 2 a usage or input error, or no call was seen, 130 interrupted.',
  history: '0 listed, 2 a usage or input error.',
  compare: '0 compared, 1 slower than before (only with --fail-on-slower), 2 a usage or input error, or nothing that can be compared.',
  lsp: '0 the client ended the session, else it went away or did not speak the protocol.',
};

/** Narrower than this nothing can be laid out. */
const LEAST_WIDTH = 40;
const widthOf = (width: number) => Math.max(LEAST_WIDTH, Math.min(width, 120));

/** `left`, then `text` in a column of its own: beside it where both fit, else below. */
function entry(left: string, text: string, column: number, width: number): string {
  const indent = ' '.repeat(column);
  return left.length + 2 > column ? `${left}\n${wrap(indent + text, width, indent)}` : wrap(left.padEnd(column) + text, width, indent);
}

/** One command's help, lines no longer than `width` columns. */
export function helpFor(command: CommandName, width: number): string {
  const { usage, summary, options, notes = [] }: Command = commands[command];
  const columns = widthOf(width);
  const column = columns < 80 ? 12 : 36;
  const lines = Object.entries(options).map(([name, { short, value, help: text }]) => {
    return entry(`  ${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`, text, column, columns);
  });
  const parts = [
    wrap(`Usage: ${usage}${usage.includes('[options]') ? '' : ' [options]'}`, columns, '       '),
    wrap(`${capitalise(summary)}.`, columns, ''),
    `Options:\n${lines.join('\n')}`,
    ...notes.map(note => wrap(note, columns, '')),
    wrap(`Exit status: ${statuses[command]}`, columns, '  '),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** All commands, lines no longer than `width` columns. */
export function help(width: number): string {
  const columns = widthOf(width);
  const column = columns < 80 ? 6 : 36;
  const lines = [
    ...Object.values<Command>(commands).map(({ usage, summary }) => entry(wrap(`  ${usage.replace(' [options]', '')}`, columns, '      '), summary, column, columns)),
    entry('  forkcast COMMAND --help', 'the options of a command, and its exit status', column, columns),
    entry('  forkcast --version', 'which version this is', column, columns),
  ];
  return [
    wrap('Threads, processes, asyncio, a worker pool, or leave it alone? Forkcast answers with evidence.', columns, ''), '',
    'Usage:', ...lines, '',
    wrap('Exit status: 0 nothing found or all done, 1 findings at or above --fail-on, 2 a usage or input error, 130 interrupted.', columns, '  '), '',
  ].join('\n');
}

const capitalise = (text: string) => text[0].toUpperCase() + text.slice(1);
