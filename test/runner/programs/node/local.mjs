export const scale = 7;
