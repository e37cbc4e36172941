export const run = () => 1;
export const broken = ;
