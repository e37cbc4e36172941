/** Bytes of a source file to text, as the language's own reader would decode them; never throws. */

export interface DecodedSource {
  text: string;
  /** What was not as it should be, in words; empty when all is well. */
  problems: string[];
}

/** PEP 263: an encoding named in a comment on one of the first two lines. */
const codingComment = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;

/** Python's names for encodings that TextDecoder knows by another one, with `-` for `_`. */
const decoderNames: Record<string, string> = {
  'utf8': 'utf-8', 'utf8-sig': 'utf-8', 'latin1': 'iso-8859-1', 'iso8859-1': 'iso-8859-1', 'ascii': 'utf-8', 'us-ascii': 'utf-8',
  'shift-jis': 'shift_jis', 'sjis': 'shift_jis', 'cp932': 'shift_jis', 'cp936': 'gbk', 'cp949': 'euc-kr', 'cp950': 'big5', 'mac-roman': 'macintosh',
};

/** One for all: making a decoder takes longer than decoding a file does. */
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** Decodes a source file's bytes. A byte order mark is dropped; what is not valid becomes U+FFFD and a problem. */
export function decodeSource(bytes: Uint8Array, followCodingComment = true): DecodedSource {
  const encoding = followCodingComment ? declaredEncoding(bytes) : 'utf-8';
  const problems: string[] = [];
  let decoder = strictUtf8;
  if (encoding !== 'utf-8') {
    try {
      decoder = new TextDecoder(encoding, { fatal: true });
    } catch {
      problems.push(`The encoding ${encoding} is not known here; read as UTF-8.`);
    }
  }
  try {
    return { text: decoder.decode(bytes), problems };
  } catch {
    const text = new TextDecoder(decoder.encoding).decode(bytes);
    problems.push(`Not valid ${decoder.encoding.toUpperCase()}: some bytes were replaced. Save the file as UTF-8, or name its encoding in a comment on the first line.`);
    return { text, problems };
  }
}

function declaredEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Cheap test first: nearly no file declares one.
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 400)).toString('latin1');
  if (!head.includes('coding')) return 'utf-8';
  for (const line of head.split(/\r\n|\r|\n/, 2)) {
    const name = codingComment.exec(line)?.[1];
    if (name !== undefined) return decoderName(name.toLowerCase().replaceAll('_', '-'));
    if (!/^[ \t\f]*(?:#|$)/.test(line)) break;
  }
  return 'utf-8';
}

/** The two encodings that Python itself knows may have an ending, `utf-8-unix`; code pages of Windows have another name elsewhere. */
function decoderName(name: string): string {
  if (/^utf-8(?:-|$)/.test(name)) return 'utf-8';
  if (/^(?:latin-1|iso-8859-1|iso-latin-1)(?:-|$)/.test(name)) return 'iso-8859-1';
  return decoderNames[name] ?? name.replace(/^cp(?=125\d$)/, 'windows-');
}

/** Whether bytes look like a program, a picture or an archive rather than source: many control characters near the start that no text has. */
export function looksBinary(bytes: Uint8Array): boolean {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe && (bytes[2] !== 0 || bytes[3] !== 0)) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return false;
  const length = Math.min(bytes.byteLength, 8_000);
  let controls = 0;
  for (let i = 0; i < length; i++) if (bytes[i] < 0x20 && isControl[bytes[i]] === 1) controls++;
  return controls > length / 50;
}

/** Backspace, tabs, line ends, form feed and escape do stand in texts. */
const isControl = Uint8Array.from({ length: 0x20 }, (_, byte) => Number(!(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b));
