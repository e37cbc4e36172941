export * from './work';
export * from './text';
export * from './finding';
export * from './recommendation';
export * from './measurement';
export * from './benchmark-plan';
export * from './scaling';
export * from './script-project';
