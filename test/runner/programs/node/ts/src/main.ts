import { area, Colour, Shape } from '@lib/shapes';
import { exact } from 'exact';
import { helper } from './helper.js';
import { other } from './other';

class Square implements Shape {
  constructor(readonly side: number, private readonly colour?: Colour) {}
  get paint(): Colour { return this.colour ?? Colour.Green; }
}

export function measure(side: number, options?: { extra: number }): number {
  const square = new Square(side);
  return area(square) + square.paint + helper() + other() + exact + (options?.extra ?? 0);
}

export class Service {
  private base = 3;
  async load(value: number): Promise<number> {
    await Promise.resolve();
    return this.base * value;
  }
}

export function where(): string {
  throw new Error('line 27');
}
