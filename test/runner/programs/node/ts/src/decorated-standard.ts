function logged<This, Args extends unknown[], Result>(method: (this: This, ...args: Args) => Result, context: ClassMethodDecoratorContext) {
  const name = String(context.name);
  return function (this: This, ...args: Args): Result {
    return name === 'open' ? method.apply(this, args) : method.apply(this, args);
  };
}

export class Box {
  accessor scale = 2;

  @logged
  open(value: number): number { return value * this.scale; }
}
