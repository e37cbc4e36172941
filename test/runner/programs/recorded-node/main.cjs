const { sum, double } = require('./sum.cjs');
for (let index = 0; index < 4; index++) sum([index, double(index)]);
