export const helper = (): number => 10;
