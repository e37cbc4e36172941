export const exact = 100 as const;
