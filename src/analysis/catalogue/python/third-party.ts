/** The third-party libraries the catalogue knows, one table a library. */
import type { CatalogueTable } from '../types';
import { aiohttp } from './aiohttp';
import { asyncLibraries } from './async-libraries';
import { asyncpg } from './asyncpg';
import { boto3 } from './boto3';
import { bs4 } from './bs4';
import { cloud } from './cloud';
import { cryptography } from './cryptography';
import { dask } from './dask';
import { databases } from './databases';
import { django } from './django';
import { documents } from './documents';
import { flask } from './flask';
import { httpx } from './httpx';
import { joblib } from './joblib';
import { languageAndText } from './language-and-text';
import { lxml } from './lxml';
import { machineLearning } from './machine-learning';
import { matplotlib } from './matplotlib';
import { messaging } from './messaging';
import { mysqlConnector } from './mysql-connector';
import { numba } from './numba';
import { numpy } from './numpy';
import { opencv } from './opencv';
import { pandas } from './pandas';
import { parallel } from './parallel';
import { paramiko } from './paramiko';
import { pillow } from './pillow';
import { playwright } from './playwright';
import { polars } from './polars';
import { psycopg } from './psycopg';
import { psycopg2 } from './psycopg2';
import { pyarrow } from './pyarrow';
import { pymongo } from './pymongo';
import { pymysql } from './pymysql';
import { redis } from './redis';
import { regex } from './regex';
import { remote } from './remote';
import { requests } from './requests';
import { scientificData } from './scientific-data';
import { scipy } from './scipy';
import { secretsAndCompression } from './secrets-and-compression';
import { selenium } from './selenium';
import { serialisers } from './serialisers';
import { sklearn } from './sklearn';
import { sqlalchemy } from './sqlalchemy';
import { tools } from './tools';
import { torch } from './torch';
import { urllib3 } from './urllib3';
import { webApis } from './web-apis';
import { webFrameworks } from './web-frameworks';

export const thirdPartyTables: readonly CatalogueTable[] = [
  aiohttp, asyncLibraries, asyncpg, boto3, bs4, cloud, cryptography, dask, databases, django, documents, flask, httpx, joblib,
  languageAndText, lxml, machineLearning, matplotlib, messaging, mysqlConnector, numba, numpy, opencv, pandas, parallel, paramiko, pillow,
  playwright, polars, psycopg, psycopg2, pyarrow, pymongo, pymysql, redis, regex, remote, requests, scientificData, scipy,
  secretsAndCompression, selenium, serialisers, sklearn, sqlalchemy, tools, torch, urllib3, webApis, webFrameworks,
];
