/** Passwords at rest. */
import { createHash, createHmac, pbkdf2, pbkdf2Sync, randomBytes, scryptSync } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(pbkdf2);

// corpus: native; best async; run Array.from({ length: 8 }, (_, i) => `secret-${i}`)
export async function hash(password: string): Promise<string> {
  return (await derive(password, 'salt-and-pepper', 60_000, 32, 'sha256')).toString('hex');
}

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, (_, i) => `secret-${i}`)
export function hashSync(password: string): string {
  return pbkdf2Sync(password, 'salt-and-pepper', 60_000, 32, 'sha256').toString('hex');
}

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, (_, i) => `secret-${i}`)
export function stretch(password: string): string {
  return scryptSync(password, 'salt-and-pepper', 64).toString('base64');
}

export async function migrate(users: Map<string, string>): Promise<Map<string, string>> {
  const upgraded = new Map<string, string>();
  // corpus: native; best async; flag FC105; pass hash; run Array.from({ length: 8 }, (_, i) => `secret-${i}`)
  for (const [name, password] of users) upgraded.set(name, await hash(password));
  return upgraded;
}

// corpus: trivial; best serial; run Array.from({ length: 40 }, (_, i) => ['key', `message ${i}`])
export function sign(key: string, message: string): string {
  return createHmac('sha256', key).update(message).digest('base64url');
}

// corpus: trivial; best serial
export function tokens(count: number): string[] {
  return Array.from({ length: count }, () => randomBytes(16).toString('hex'));
}

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, (_, i) => [createHash('sha1').update(String(29_990 + i)).digest('hex'), 30_000])
export function crack(target: string, limit: number): number | null {
  for (let pin = 0; pin < limit; pin++) {
    if (createHash('sha1').update(String(pin)).digest('hex') === target) return pin;
  }
  return null;
}
