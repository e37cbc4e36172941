/** Bytes of a source file to text, as the language's own reader would decode them; never throws. */

export interface DecodedSource {
  text: string;
  /** What was not as it should be, in words; empty when all is well. */
  problems: string[];
}

/** PEP 263: an encoding named in a comment on one of the first two lines. */
const codingComment = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;

/** Python's names for encodings that TextDecoder knows by another one. */
const decoderNames: Record<string, string> = {
  'utf8': 'utf-8', 'latin-1': 'iso-8859-1', 'latin1': 'iso-8859-1', 'iso-latin-1': 'iso-8859-1', 'iso8859-1': 'iso-8859-1',
  'cp1252': 'windows-1252', 'cp1251': 'windows-1251', 'euc_jp': 'euc-jp', 'shift_jis': 'shift_jis', 'ascii': 'utf-8', 'us-ascii': 'utf-8',
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
    const name = codingComment.exec(line)?.[1].toLowerCase();
    if (name) return decoderNames[name] ?? name.replaceAll('_', '-');
  }
  return 'utf-8';
}

/** Whether bytes look like a program or picture rather than source: many NULs near the start. */
export function looksBinary(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false;
  const length = Math.min(bytes.byteLength, 8_000);
  let nuls = 0;
  for (let i = 0; i < length; i++) if (bytes[i] === 0) nuls++;
  return nuls > length / 50;
}
