/** The third-party libraries the catalogue knows, one table a library. */
import type { CatalogueTable } from '../types';
import { aiohttp } from './aiohttp';
import { asyncpg } from './asyncpg';
import { boto3 } from './boto3';
import { httpx } from './httpx';
import { mysqlConnector } from './mysql-connector';
import { numpy } from './numpy';
import { opencv } from './opencv';
import { pandas } from './pandas';
import { paramiko } from './paramiko';
import { pillow } from './pillow';
import { psycopg } from './psycopg';
import { psycopg2 } from './psycopg2';
import { pymongo } from './pymongo';
import { pymysql } from './pymysql';
import { redis } from './redis';
import { requests } from './requests';
import { scipy } from './scipy';
import { sklearn } from './sklearn';
import { sqlalchemy } from './sqlalchemy';
import { urllib3 } from './urllib3';

export const thirdPartyTables: readonly CatalogueTable[] = [
  aiohttp, asyncpg, boto3, httpx, mysqlConnector, numpy, opencv, pandas, paramiko, pillow, psycopg, psycopg2, pymongo, pymysql, redis,
  requests, scipy, sklearn, sqlalchemy, urllib3,
];
