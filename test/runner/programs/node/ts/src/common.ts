import { area } from '@lib/shapes';
import { basename } from 'path';

export function folder(side: number): string {
  return basename(__dirname) + area({ side });
}
