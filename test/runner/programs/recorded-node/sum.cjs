'use strict';
function sum(numbers) { 'use strict'; return numbers.reduce((total, one) => total + one, 0); }
exports.sum = sum;
exports.double = number => number * 2;
