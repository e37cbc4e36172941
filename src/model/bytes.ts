/** Amounts of memory and of data, as people write and read them. Units are decimal, as in what users ask for: 1 GB is 10^9 bytes. */

const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** `512 kB`, `38 MB`, `1.92 GB`: three digits at most. */
export function formatBytes(bytes: number): string {
  let unit = 0;
  let value = bytes;
  for (; value >= 999.5 && unit < units.length - 1; unit++) value /= 1000;
  return `${Number(value.toPrecision(3))} ${units[unit]}`;
}

/** `2G`, `512M`, `512MB`, `1.5 GiB`, `300000000` as bytes (G is 10^9, Gi is 2^30); null where it is no amount of memory. */
export function parseBytes(text: string): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([KMGT]?)(i?)B?\s*$/i.exec(text);
  if (!match) return null;
  const [, amount, letter, binary] = match;
  return Math.round(Number(amount) * (binary ? 1024 : 1000) ** ' KMGT'.indexOf(letter.toUpperCase() || ' '));
}
