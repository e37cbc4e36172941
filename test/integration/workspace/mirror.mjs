/** JavaScript beside Python: waiting one after the other, and functions that no benchmark survives. */
import { writeFileSync } from 'node:fs';

export async function fetchAll(addresses) {
  const pages = [];
  for (const address of addresses) {
    const answer = await fetch(address);
    pages.push(await answer.text());
  }
  return pages;
}

export function spin(marker) {
  writeFileSync(marker, '');
  for (;;);
}

export function leave() {
  process.exit(7);
}
