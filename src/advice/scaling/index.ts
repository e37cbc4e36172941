export { throughputOf } from './law';
export { describeScale, describeScaling } from './describe';
