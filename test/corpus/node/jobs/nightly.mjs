/** Chores of the night. */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';

const execute = promisify(execFile);
const s3 = new S3Client({});

// corpus: io subprocess; best async; run Array.from({ length: 8 }, () => ['0.03'])
export async function probe(seconds) {
  const { stdout } = await execute('sleep', [seconds]);
  return stdout;
}

export async function revisions(repositories) {
  const heads = {};
  // corpus: io subprocess; best async; flag FC104
  for (const repository of repositories) heads[repository] = (await execute('git', ['-C', repository, 'rev-parse', 'HEAD'])).stdout.trim();
  return heads;
}

export function revisionsSync(repositories) {
  // corpus: io subprocess; best async; may FC103
  return repositories.map(repository => execFileSync('git', ['-C', repository, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim());
}

export function transcodeAll(files) {
  // corpus: io subprocess; best async; flag FC103
  for (const file of files) spawnSync('ffmpeg', ['-i', file, `${file}.mp3`]);
}

// corpus: io network; best async
export async function upload(bucket, key, body) {
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
}

// corpus: io sleep; best async; run Array.from({ length: 8 }, () => 30)
export async function settle(milliseconds) {
  await delay(milliseconds);
  return milliseconds;
}

export async function waitForFile(path) {
  // corpus: io sleep; best serial
  while (!existsSync(path)) await delay(1000);
}

/** Migrations build on one another. */
export async function migrate(scripts) {
  let done = 0;
  // corpus: io subprocess; best serial
  for (const script of scripts) {
    const { stderr } = await execute('psql', ['-f', script]);
    if (stderr) break;
    done++;
  }
  return done;
}
