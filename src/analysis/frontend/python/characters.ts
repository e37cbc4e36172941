/** Character codes and classes for the scanner. */
export const enum Code {
  End = 0, Tab = 9, LineFeed = 10, FormFeed = 12, CarriageReturn = 13, Space = 32,
  Bang = 33, DoubleQuote = 34, Hash = 35, Dollar = 36, Percent = 37, Ampersand = 38, Quote = 39, LeftParenthesis = 40, RightParenthesis = 41,
  Star = 42, Plus = 43, Comma = 44, Minus = 45, Dot = 46, Slash = 47, Zero = 48, Nine = 57, Colon = 58, Semicolon = 59, Less = 60, Equals = 61,
  Greater = 62, At = 64, LeftBracket = 91, Backslash = 92, RightBracket = 93, Caret = 94, Underscore = 95, LeftBrace = 123, Bar = 124,
  RightBrace = 125, Tilde = 126,
  /** Stands for every code unit beyond ASCII; the text itself says which. */
  Wide = 128,
}

/** Bits. */
export const enum Class { NameStart = 1, Digit = 2, NamePart = 3, Blank = 4, LineEnd = 8, StringStop = 16, FieldStop = 32 }

/** Class bits by code. `End` (NUL) stops every loop; whether the text ends there is for the loop to look up. */
export const CLASSES = new Uint8Array(256);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  let bits = 0;
  if (/[A-Za-z_]/.test(character)) bits |= Class.NameStart;
  if (/[0-9]/.test(character)) bits |= Class.Digit;
  if (/[ \t\f]/.test(character)) bits |= Class.Blank;
  if (/[\n\r\0]/.test(character)) bits |= Class.LineEnd;
  if (/[\n\r\0'"\\]/.test(character)) bits |= Class.StringStop;
  if (/[\n\r\0'"\\{}]/.test(character)) bits |= Class.FieldStop;
  CLASSES[code] = bits;
}

const encoder = new TextEncoder();

/**
 * Fills `codes` with the text's code units, those beyond ASCII as `Code.Wide`, and a NUL behind the last. Reading bytes is several times
 * faster than `charCodeAt`, and encoding ASCII, which nearly all sources are, is a copy.
 */
export function readCodes(text: string, codes: Uint8Array): void {
  const length = text.length;
  const { read, written } = encoder.encodeInto(text, codes);
  if (read !== length || written !== length) {
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      codes[i] = code < 128 ? code : Code.Wide;
    }
  }
  codes.fill(0, length, length + 4);
}
