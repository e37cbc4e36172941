// @flow
exports.run = function run(value: number): number {
  return value;
};
