export interface Shape { side: number }
export enum Colour { Red = 1, Green }
export const area = ({ side }: Shape): number => side * side;
