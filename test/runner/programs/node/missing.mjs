import 'forkcast-has-no-such-package';
export const run = () => 1;
