export declare namespace Types {
  type Size = number;
}
export const run = (value: Types.Size): number => value;
