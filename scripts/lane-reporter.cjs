// mocha's spec reporter, which also leaves the lane's counts and failures in the file that FORKCAST_LANE_RESULT names, for the closing lines over all lanes.
const { writeFileSync } = require('node:fs');
const { Spec } = require('mocha').reporters;

/** Characters of a failure's message that are worth saying twice. */
const LONGEST_MESSAGE = 1500;

module.exports = class LaneReporter extends Spec {
  constructor(runner, options) {
    super(runner, options);
    const failures = [];
    runner.on('fail', (test, error) => failures.push(`${test.fullTitle()}: ${String(error?.message ?? error).slice(0, LONGEST_MESSAGE)}`));
    runner.once('end', () => {
      const file = process.env.FORKCAST_LANE_RESULT;
      if (file) writeFileSync(file, JSON.stringify({ passed: this.stats.passes, failed: this.stats.failures, skipped: this.stats.pending, failures }));
    });
  }
};
