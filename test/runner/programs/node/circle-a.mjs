import { half } from './circle-b.mjs';

export const whole = 2;
export function run(value) {
  return half() * value;
}
