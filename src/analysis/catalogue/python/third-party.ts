/** The third-party libraries the catalogue knows, one table a library. */
import type { CatalogueTable } from '../types';
import { httpx } from './httpx';
import { numpy } from './numpy';
import { pandas } from './pandas';
import { pillow } from './pillow';
import { psycopg2 } from './psycopg2';
import { redis } from './redis';
import { requests } from './requests';
import { sqlalchemy } from './sqlalchemy';

export const thirdPartyTables: readonly CatalogueTable[] = [httpx, numpy, pandas, pillow, psycopg2, redis, requests, sqlalchemy];
