/** The files layer: the only place that reads the user's sources from disk. */
export * from './decode';
export * from './make-folder';
export * from './walk';
export * from './read';
export * from './script-projects';
