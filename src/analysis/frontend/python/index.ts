/**
 * Python text to the IR, in two passes: characters to tokens (lexer.ts), tokens to nodes. It reads the grammar of CPython up to 3.15, and what
 * older releases accept. It never throws, needs time in proportion to the text's length, and reads on behind errors.
 *
 * The layers, each on top of the one before. Of the scanner: token-buffer, brackets, quotes, triple-quotes, layout, literals, lexer. Of the
 * parser: token-reader, expressions, strings, calls, displays, parameters, imports, simple-statements, statements, patterns,
 * compound-statements. Both are one object with one state, which is what keeps them fast.
 */
import type { Node, ParsedModule } from '../../ir/node';
import { CompoundStatements } from './compound-statements';
import { Lexer } from './lexer';

class Parser extends CompoundStatements {
  parse(lexer: Lexer): Node {
    this.begin(lexer);
    return this.module();
  }

  override end(): void {
    super.end();
  }
}

// Buffers are worth keeping from file to file; parsing runs to its end without interruption, so one of each will do.
const lexer = new Lexer();
const parser = new Parser();

/** Parses a whole file. What is not valid is in `errors`, in the text's order, one a mistake as far as can be told. */
export function parsePython(text: string): ParsedModule {
  try {
    lexer.tokenize(text);
    const root = parser.parse(lexer);
    return {
      root,
      text,
      lineStarts: lexer.lines.slice(0, lexer.lineCount),
      errors: lexer.problems.length + parser.problems.length === 0 ? [] : merged(lexer, parser),
      directives: lexer.directives,
    };
  } finally {
    lexer.release();
    parser.end();
  }
}

function merged(...sources: { problems: { message: string; start: number; end: number }[] }[]): ParsedModule['errors'] {
  const errors = sources.flatMap(source => source.problems);
  return errors.sort((a, b) => a.start - b.start).map(({ message, start, end }) => ({ message, start, end }));
}
