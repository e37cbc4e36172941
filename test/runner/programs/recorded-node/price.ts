export interface Item { name: string; cents: number }

export function total(item: Item, count = 1, ...discounts: number[]): number {
  return item.cents * count - discounts.reduce((sum, one) => sum + one, 0);
}

export const label = async <T extends Item>({ name, cents }: T): Promise<string> => `${name}: ${cents}`;

export class Till {
  rate = 2;

  add(bytes: Uint8Array, when: Date): number {
    return bytes.length * this.rate + when.getDate();
  }
}

export function visit(callback: (item: Item) => void): void {
  callback({ name: 'none', cents: 0 });
}
