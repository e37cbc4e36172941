/** The catalogue of JavaScript and TypeScript on Node: Node's own modules and globals, and packages people use. */
import type { CatalogueTable } from '../types';

export const nodeTables: readonly CatalogueTable[] = [];
