import { whole } from './circle-a.mjs';

export function half() {
  return whole / 2;
}
