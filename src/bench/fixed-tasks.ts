/** As many tasks a round as the user fixed are not made fewer in silence, and not tried where they cannot come to an end. Pure. */
import { formatBytes, type Failure } from '../model';
import { describeFailure } from './failure';
import { resultsThatFit, tasksInSeconds, type TaskProfile } from './plan';

/** A first call may have been much slower than those to come; so many times too long is too long all the same. */
const farTooLong = 3;

/** What the rest of the run has: bytes for the results of a round, and seconds. */
export interface Means {
  memoryBytes: number;
  seconds: number;
}

/** Why rounds of so many tasks are not worth starting; null where they are. */
export function refusalOfTasks(tasks: number, { resultBytes = 0, secondsPerTask }: TaskProfile, { memoryBytes, seconds }: Means): Failure | null {
  const count = (number: number) => number.toLocaleString('en');
  if (tasks * resultBytes > memoryBytes) {
    return describeFailure('results-too-large', {
      tasks: count(tasks), each: formatBytes(resultBytes), all: formatBytes(tasks * resultBytes), memory: formatBytes(memoryBytes), fit: count(resultsThatFit(resultBytes, memoryBytes)),
    });
  }
  const round = tasks * (secondsPerTask ?? 0);
  if (round <= farTooLong * seconds) return null;
  return describeFailure('round-too-long', { tasks: count(tasks), round: Math.round(round).toLocaleString('en'), left: seconds.toFixed(1), fit: count(tasksInSeconds(secondsPerTask!, seconds)) });
}
