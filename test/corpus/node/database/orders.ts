/** Orders in PostgreSQL, SQLite and MongoDB. */
import Database from 'better-sqlite3';
import { MongoClient } from 'mongodb';
import { Pool, type PoolClient } from 'pg';
import { PrismaClient } from '@prisma/client';

const pool = new Pool({ max: 10 });
const prisma = new PrismaClient();
const mongo = new MongoClient('mongodb://db');

// corpus: io database; best async
export async function ordersOf(customer: string): Promise<unknown[]> {
  const { rows } = await pool.query('select * from orders where customer = $1', [customer]);
  return rows;
}

export async function history(customers: string[]): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  // corpus: io database; best async; flag FC104
  for (const customer of customers) all[customer] = await ordersOf(customer);
  return all;
}

export async function transfer(client: PoolClient, moves: { from: string; to: string; cents: number }[]): Promise<void> {
  await client.query('begin');
  // corpus: io database; best serial
  for (const { from, to, cents } of moves) {
    await client.query('update accounts set cents = cents - $1 where id = $2', [cents, from]);
    await client.query('update accounts set cents = cents + $1 where id = $2', [cents, to]);
  }
  await client.query('commit');
}

// corpus: io database; best async
export async function profile(id: number): Promise<unknown> {
  return prisma.user.findUnique({ where: { id }, include: { orders: true } });
}

// corpus: io database; best worker-threads
export function localOrders(path: string, customer: string): unknown[] {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare('select * from orders where customer = ?').all(customer);
  } finally {
    db.close();
  }
}

// corpus: io database; best async
export async function findDocuments(ids: string[]): Promise<unknown[]> {
  return mongo.db('shop').collection('documents').find({ id: { $in: ids } }).toArray();
}
