/** A simulation in which every year begins where the last one ended: it cannot be split, but several of them run beside one another. */
export function population(growth: number): number {
  // forkcast: args=Array.from({ length: 8 }, (_, part) => 3.5 + part / 20)
  let share = 0.5;
  for (let year = 0; year < 20_000_000; year++) share = growth * share * (1 - share);
  return share;
}
