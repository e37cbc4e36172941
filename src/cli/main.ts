/** The command line: picks the command, and turns whatever goes wrong into a sentence and an exit status. */
import { BenchmarkError } from '../bench';
import { version } from '../../package.json';
import { adviseCommand } from './advise';
import { analyzeCommand } from './analyze';
import { benchCommand, failureText } from './bench';
import { help, helpFor } from './help';
import { interruptedStatus } from './interrupt';
import { commands, parseWords, UsageError, type CommandName } from './options';
import { nearestWord } from './spelling';

async function main(words: readonly string[]): Promise<number> {
  // `help bench` is `bench --help`.
  const [name, ...rest] = words[0] === 'help' && words.length > 1 ? [words[1], '--help'] : words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(help(process.stdout.columns ?? 100));
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-V') {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  if (!Object.hasOwn(commands, name)) throw new UsageError(`There is no command '${name}'.${didYouMean(name)} The commands are ${Object.keys(commands).join(', ')}; see forkcast --help.`);
  const command = name as CommandName;
  const { values, positions, program } = parseWords(command, rest);
  if (values.help) {
    process.stdout.write(helpFor(command, process.stdout.columns ?? 100));
    return 0;
  }
  switch (command) {
    case 'analyze': return analyzeCommand(values, positions);
    case 'bench': return benchCommand(values, positions);
    case 'record': return (await import('./record')).recordCommand(values, positions, program);
    case 'history': return (await import('./history')).historyCommand(values, positions);
    case 'compare': return (await import('./history')).compareCommand(values, positions);
    case 'advise': return adviseCommand(values, positions);
    case 'lsp': return (await import('./lsp')).lspCommand(values, positions);
  }
}

function didYouMean(name: string): string {
  const meant = nearestWord(name, Object.keys(commands));
  return meant ? ` Did you mean ${meant}?` : '';
}

// Writing into a pipe whose reader has gone (`| head`) is no mistake of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`forkcast: The result cannot be written (${error.message}). Make room, or name another place with --output.\n`);
  process.exit(2);
});
// A terminal that has gone takes no progress any more; the work is ended by its signal.
process.stderr.on('error', () => undefined);

main(process.argv.slice(2)).then(
  status => { process.exitCode = status; },
  (error: unknown) => {
    if (error instanceof UsageError) process.stderr.write(`forkcast: ${error.message}\n`);
    else if (error instanceof BenchmarkError) process.stderr.write(`forkcast: ${failureText(error)}\n`);
    else process.stderr.write(`forkcast: this is a mistake in Forkcast, please report it.\n${(error as Error)?.stack ?? error}\n`);
    process.exitCode = error instanceof BenchmarkError && error.code === 'cancelled' ? interruptedStatus() : 2;
  },
);
