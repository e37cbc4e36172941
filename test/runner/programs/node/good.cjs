const { scale } = require('./local.cjs');

function spin(count) {
  let value = scale;
  for (let index = 0; index < count; index++) value = (value * 31 + index) | 0;
  return value;
}

class Store {
  get(key) { return key + scale; }
}

const names = ['spin', 'Store'];
module.exports = Object.fromEntries([['spin', spin], ['Store', Store], ['names', names]]);
