/** The catalogue of JavaScript and TypeScript on Node: Node's own modules and globals, and packages people use. */
import type { CatalogueTable } from '../types';
import { globalsLanguage } from './globals-language';
import { globalsWeb } from './globals-web';
import { nodeCrypto } from './node-crypto';
import { nodeFs } from './node-fs';
import { nodeNetwork } from './node-network';
import { nodeProcesses } from './node-processes';
import { nodeStreams } from './node-streams';
import { nodeTools } from './node-tools';

/** Node's own modules and globals, Node 18 to 24. */
export const ownTables: readonly CatalogueTable[] = [globalsLanguage, globalsWeb, nodeFs, nodeProcesses, nodeCrypto, nodeNetwork, nodeStreams, nodeTools];

export const nodeTables: readonly CatalogueTable[] = [...ownTables];
