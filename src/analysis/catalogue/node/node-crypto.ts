/**
 * Cryptography and compression: on the event loop in the synchronous style and in the methods of hashes and ciphers, on libuv's pool in
 * the style with callbacks and in streams.
 */
import type { CatalogueTable } from '../types';
import { nodePages } from './node-sources';
import { synchronous } from './rows';

const POOL = 'uses-libuv-pool';
const BUFFER = 'buffer.Buffer';
const CODECS = 'brotliCompress,brotliDecompress,deflate,deflateRaw,gunzip,gzip,inflate,inflateRaw,unzip,zstdCompress,zstdDecompress';

export const nodeCrypto: CatalogueTable = {
  library: 'node-crypto',
  language: 'node',
  aliases: {
    'crypto.getDiffieHellman': 'crypto.createDiffieHellmanGroup',
    'crypto.pseudoRandomBytes': 'crypto.randomBytes',
    'crypto.prng': 'crypto.randomBytes',
    'crypto.rng': 'crypto.randomBytes',
    'crypto.Cipher': 'crypto.Cipheriv',
    'crypto.Decipher': 'crypto.Decipheriv',
  },
  sources: {
    ...nodePages('crypto', 'zlib'),
    pool: 'https://nodejs.org/api/cli.html#uv_threadpool_sizesize',
    zlibPool: 'https://nodejs.org/api/zlib.html#threadpool-usage-and-performance-considerations',
    probe: 'measured: node test/bench/loop-probe.mjs crypto zlib',
  },
  groups: [
    // Key derivation: costly by design
    ...synchronous('crypto.{pbkdf2,scrypt,argon2}Sync', { work: 'cpu', growth: 'heavy', returns: BUFFER, source: 'probe' }),
    {
      names: 'crypto.{pbkdf2,scrypt,argon2}', work: 'native', growth: 'heavy', hazard: POOL, runs: { argument: 2, as: 'event-loop', rest: true }, source: 'probe',
    },
    { names: 'crypto.hkdfSync', work: 'cpu', returns: 'globalThis.ArrayBuffer', asyncInstead: 'crypto.hkdf', source: 'crypto' },
    { names: 'crypto.hkdf', work: 'native', hazard: POOL, runs: { argument: 5, as: 'event-loop' }, source: 'pool' },

    // Keys and primes: a search
    ...synchronous('crypto.{generateKeyPair,generatePrime}Sync', { work: 'cpu', growth: 'heavy', source: 'probe' }),
    { names: 'crypto.{generateKeyPair,generatePrime}', work: 'native', growth: 'heavy', hazard: POOL, runs: { argument: 1, as: 'event-loop', rest: true }, source: 'probe' },
    { names: 'crypto.checkPrimeSync', work: 'cpu', growth: 'heavy', returns: 'globalThis.Boolean', asyncInstead: 'crypto.checkPrime', source: 'crypto' },
    { names: 'crypto.checkPrime', work: 'native', growth: 'heavy', hazard: POOL, runs: { argument: 1, as: 'event-loop', rest: true }, source: 'pool' },
    { names: 'crypto.generateKeySync', work: 'cpu', returns: 'crypto.KeyObject', asyncInstead: 'crypto.generateKey', source: 'crypto' },
    { names: 'crypto.generateKey', work: 'native', hazard: POOL, runs: { argument: 2, as: 'event-loop' }, source: 'pool' },
    { names: 'crypto.{createPrivateKey,createPublicKey,createSecretKey}', work: 'cpu', returns: 'crypto.KeyObject', source: 'crypto' },
    { names: 'crypto.KeyObject', class: true, source: 'crypto' },
    { names: 'crypto.KeyObject.{equals,export,from,toCryptoKey}', work: 'cpu', source: 'crypto' },
    { names: 'crypto.KeyObject.{asymmetricKeyDetails,asymmetricKeyType,symmetricKeySize,type}', attribute: true, source: 'crypto' },

    // Random bytes: on the spot unless there is a callback
    { names: 'crypto.randomBytes', work: 'cpu', returns: BUFFER, runs: { argument: 1, as: 'event-loop' }, source: 'probe' },
    { names: 'crypto.randomFillSync', work: 'cpu', source: 'crypto' },
    { names: 'crypto.randomFill', work: 'native', hazard: POOL, runs: { argument: 1, as: 'event-loop', rest: true }, source: 'pool' },
    { names: 'crypto.randomInt', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'crypto' },
    { names: 'crypto.{randomUUID,randomUUIDv7}', returns: 'globalThis.String', source: 'crypto' },

    // Digests, ciphers, signatures: native code, on the loop
    { names: 'crypto.createHash', returns: 'crypto.Hash', source: 'crypto' },
    { names: 'crypto.createHmac', returns: 'crypto.Hmac', source: 'crypto' },
    { names: 'crypto.hash', work: 'cpu', growth: 'linear', returns: 'globalThis.String', asyncInstead: 'globalThis.crypto.subtle.digest', source: 'crypto' },
    { names: 'crypto.{Hash,Hmac}', class: true, bases: 'stream.Transform', hazard: 'unpicklable', source: 'crypto' },
    { names: 'crypto.Hash.update', work: 'cpu', growth: 'linear', returns: 'crypto.Hash', asyncInstead: 'globalThis.crypto.subtle.digest', source: 'probe' },
    { names: 'crypto.Hmac.update', work: 'cpu', growth: 'linear', returns: 'crypto.Hmac', asyncInstead: 'globalThis.crypto.subtle.sign', source: 'probe' },
    { names: 'crypto.{Hash,Hmac}.digest', work: 'cpu', returns: BUFFER, source: 'crypto' },
    { names: 'crypto.Hash.copy', returns: 'crypto.Hash', source: 'crypto' },
    { names: 'crypto.createCipheriv', returns: 'crypto.Cipheriv', source: 'crypto' },
    { names: 'crypto.createDecipheriv', returns: 'crypto.Decipheriv', source: 'crypto' },
    // Dropped from Node 22: derive a key from a password on the way.
    { names: 'crypto.createCipher', work: 'cpu', returns: 'crypto.Cipheriv', source: 'crypto' },
    { names: 'crypto.createDecipher', work: 'cpu', returns: 'crypto.Decipheriv', source: 'crypto' },
    { names: 'crypto.{Cipheriv,Decipheriv}', class: true, bases: 'stream.Transform', hazard: 'unpicklable', source: 'crypto' },
    { names: 'crypto.{Cipheriv,Decipheriv}.{final,update}', work: 'cpu', growth: 'linear', returns: BUFFER, source: 'probe' },
    { names: 'crypto.{Cipheriv,Decipheriv}.{setAAD,setAutoPadding} crypto.Cipheriv.getAuthTag crypto.Decipheriv.setAuthTag', source: 'crypto' },
    { names: 'crypto.createSign', returns: 'crypto.Sign', source: 'crypto' },
    { names: 'crypto.createVerify', returns: 'crypto.Verify', source: 'crypto' },
    { names: 'crypto.{Sign,Verify}', class: true, bases: 'stream.Writable', hazard: 'unpicklable', source: 'crypto' },
    { names: 'crypto.{Sign,Verify}.update', work: 'cpu', growth: 'linear', source: 'crypto' },
    { names: 'crypto.Sign.sign crypto.Verify.verify', work: 'cpu', growth: 'linear', source: 'crypto' },
    // With a callback they go to the pool; without, they stay here.
    { names: 'crypto.sign', work: 'cpu', growth: 'linear', returns: BUFFER, runs: { argument: 3, as: 'event-loop' }, source: 'crypto' },
    { names: 'crypto.verify', work: 'cpu', growth: 'linear', returns: 'globalThis.Boolean', runs: { argument: 4, as: 'event-loop' }, source: 'crypto' },
    { names: 'crypto.{privateDecrypt,privateEncrypt,publicDecrypt,publicEncrypt}', work: 'cpu', growth: 'linear', returns: BUFFER, source: 'crypto' },
    { names: 'crypto.diffieHellman', work: 'cpu', growth: 'linear', returns: BUFFER, runs: { argument: 1, as: 'event-loop' }, source: 'crypto' },
    { names: 'crypto.{encapsulate,decapsulate}', work: 'cpu', growth: 'linear', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'crypto' },

    // Key agreement
    { names: 'crypto.createDiffieHellman', work: 'cpu', growth: 'heavy', returns: 'crypto.DiffieHellman', source: 'crypto' },
    { names: 'crypto.createDiffieHellmanGroup', returns: 'crypto.DiffieHellmanGroup', source: 'crypto' },
    { names: 'crypto.createECDH', returns: 'crypto.ECDH', source: 'crypto' },
    { names: 'crypto.{DiffieHellman,DiffieHellmanGroup,ECDH}', class: true, hazard: 'unpicklable', source: 'crypto' },
    { names: 'crypto.{DiffieHellman,DiffieHellmanGroup,ECDH}.{computeSecret,generateKeys}', work: 'cpu', growth: 'linear', source: 'crypto' },
    {
      names: `crypto.{DiffieHellman,DiffieHellmanGroup}.{getGenerator,getPrime,getPrivateKey,getPublicKey} crypto.DiffieHellman.{setPrivateKey,setPublicKey}
        crypto.ECDH.{convertKey,getPrivateKey,getPublicKey,setPrivateKey,setPublicKey} crypto.{DiffieHellman,DiffieHellmanGroup}.verifyError`,
      source: 'crypto',
    },
    { names: 'crypto.X509Certificate', class: true, work: 'cpu', source: 'crypto' },
    { names: 'crypto.X509Certificate.{checkPrivateKey,verify}', work: 'cpu', source: 'crypto' },
    { names: 'crypto.X509Certificate.{checkEmail,checkHost,checkIP,checkIssued,toJSON,toLegacyObject,toString}', source: 'crypto' },
    {
      names: `crypto.X509Certificate.{ca,fingerprint,fingerprint256,fingerprint512,infoAccess,issuer,issuerCertificate,keyUsage,publicKey,raw,serialNumber,
        signatureAlgorithm,signatureAlgorithmOid,subject,subjectAltName,validFrom,validFromDate,validTo,validToDate}`,
      attribute: true, source: 'crypto',
    },
    { names: 'crypto.Certificate', class: true, source: 'crypto' },
    { names: 'crypto.Certificate.{exportChallenge,exportPublicKey,verifySpkac}', work: 'cpu', source: 'crypto' },
    { names: 'crypto.{getCipherInfo,getCiphers,getCurves,getFips,getHashes,secureHeapUsed,timingSafeEqual}', source: 'crypto' },
    { names: 'crypto.{setEngine,setFips}', hazard: 'changes-process-state', source: 'crypto' },
    { names: 'crypto.{constants,fips}', attribute: true, source: 'crypto' },

    // zlib
    ...synchronous(`zlib.{${CODECS}}Sync`, { work: 'cpu', growth: 'linear', returns: BUFFER, source: 'probe' }),
    {
      names: `zlib.{${CODECS}}`, work: 'native', growth: 'linear', hazard: POOL, runs: { argument: 1, as: 'event-loop', rest: true }, source: 'zlibPool',
    },
    { names: 'zlib.crc32', work: 'cpu', growth: 'linear', returns: 'globalThis.Number', source: 'zlib' },
    { names: 'zlib.create{BrotliCompress,BrotliDecompress,Deflate,DeflateRaw,Gunzip,Gzip,Inflate,InflateRaw,Unzip,ZstdCompress,ZstdDecompress}', returns: 'zlib._Zlib', source: 'zlib' },
    { names: 'zlib._Zlib', class: true, bases: 'stream.Transform', hazard: 'unpicklable', source: 'zlib' },
    {
      names: 'zlib.{BrotliCompress,BrotliDecompress,Deflate,DeflateRaw,Gunzip,Gzip,Inflate,InflateRaw,Unzip,ZstdCompress,ZstdDecompress}',
      class: true, bases: 'zlib._Zlib', hazard: 'unpicklable', source: 'zlib',
    },
    { names: 'zlib._Zlib.{close,flush,params,reset}', source: 'zlib' },
    { names: 'zlib._Zlib.bytesWritten', attribute: true, source: 'zlib' },
    { names: 'zlib.{codes,constants}', attribute: true, source: 'zlib' },
  ],
};
