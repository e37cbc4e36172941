/** The catalogue of JavaScript and TypeScript on Node: Node's own modules and globals, and packages people use. */
import type { CatalogueTable } from '../types';
import { browsersAndMarkup } from './browsers-and-markup';
import { collectionsAndControl } from './collections-and-control';
import { documentStores } from './document-stores';
import { filesAndCommands } from './files-and-commands';
import { globalsLanguage } from './globals-language';
import { globalsWeb } from './globals-web';
import { httpClients } from './http-clients';
import { nodeCrypto } from './node-crypto';
import { nodeFs } from './node-fs';
import { nodeNetwork } from './node-network';
import { nodeProcesses } from './node-processes';
import { nodeStreams } from './node-streams';
import { nodeTools } from './node-tools';
import { orms } from './orms';
import { parsersAndDocuments } from './parsers-and-documents';
import { science } from './science';
import { securityAndImages } from './security-and-images';
import { services } from './services';
import { sqlDatabases } from './sql-databases';
import { utilities } from './utilities';
import { webFrameworks } from './web-frameworks';

/** Node's own modules and globals, Node 18 to 24. */
const ownTables: readonly CatalogueTable[] = [globalsLanguage, globalsWeb, nodeFs, nodeProcesses, nodeCrypto, nodeNetwork, nodeStreams, nodeTools];

export const nodeTables: readonly CatalogueTable[] = [
  ...ownTables, httpClients, sqlDatabases, documentStores, orms, webFrameworks, securityAndImages, browsersAndMarkup, collectionsAndControl,
  filesAndCommands, parsersAndDocuments, services, utilities, science,
];
