function sealed(target: object, _context?: unknown): void {
  Object.freeze(target);
}

@sealed
export class Box {
  open(value: number): number { return value; }
}
