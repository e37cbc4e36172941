export const other = (): number => 20;
