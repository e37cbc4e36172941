module.exports = function alone(value) { return value + 1; };
