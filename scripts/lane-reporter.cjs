// mocha's spec reporter, which also leaves the lane's counts in the file that FORKCAST_LANE_RESULT names, for the closing line over all lanes.
const { writeFileSync } = require('node:fs');
const { Spec } = require('mocha').reporters;

module.exports = class LaneReporter extends Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const file = process.env.FORKCAST_LANE_RESULT;
      if (file) writeFileSync(file, JSON.stringify({ passed: this.stats.passes, failed: this.stats.failures, skipped: this.stats.pending }));
    });
  }
};
