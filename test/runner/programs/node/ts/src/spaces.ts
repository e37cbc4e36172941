export namespace Geometry {
  export const side = 2;
}
export const run = (): number => Geometry.side;
