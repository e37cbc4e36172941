export const run = <T,>(value: T): T => value satisfies T;
