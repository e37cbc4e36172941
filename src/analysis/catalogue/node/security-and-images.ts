import type { CatalogueTable } from '../types';
import { synchronous } from './rows';

const POOL = 'uses-libuv-pool';
const STRING = 'globalThis.String';
const BUFFER = 'buffer.Buffer';

/** Passwords, tokens, identifiers, ciphers; images. Add-ons compute on libuv's pool, plain JavaScript on the loop, promises or not. */
export const securityAndImages: CatalogueTable = {
  library: 'node-security-and-images',
  language: 'node',
  aliases: {
    'bcryptjs.default': 'bcryptjs',
    '@node-rs/bcrypt.compare': 'bcrypt.compare',
    '@node-rs/bcrypt.hash': 'bcrypt.hash',
    '@node-rs/bcrypt.compareSync': 'bcrypt.compareSync',
    '@node-rs/bcrypt.hashSync': 'bcrypt.hashSync',
    '@node-rs/argon2.hash': 'argon2.hash',
    '@node-rs/argon2.verify': 'argon2.verify',
    'sharp.default': 'sharp',
    'jimp.default': 'jimp.Jimp',
  },
  sources: {
    bcrypt: 'https://github.com/kelektiv/node.bcrypt.js#why-is-async-mode-recommended-over-sync-mode',
    // In slices between which the loop gets its turn.
    bcryptjs: 'https://github.com/dcodeIO/bcrypt.js#readme',
    argon2: 'https://github.com/ranisalt/node-argon2/wiki/Options',
    probe: 'measured: node test/bench/loop-probe.mjs bcrypt argon2 sharp',
    jsonwebtoken: 'https://github.com/auth0/node-jsonwebtoken#usage',
    jose: 'https://github.com/panva/jose/tree/main/docs',
    uuid: 'https://github.com/uuidjs/uuid#api',
    nanoid: 'https://github.com/ai/nanoid#api',
    cryptojs: 'https://cryptojs.gitbook.io/docs/',
    forge: 'https://github.com/digitalbazaar/forge#readme',
    noble: 'https://github.com/paulmillr/noble-hashes#usage',
    sharp: 'https://sharp.pixelplumbing.com/api-output',
    sharpPool: 'https://sharp.pixelplumbing.com/performance',
    jimp: 'https://jimp-dev.github.io/jimp/api/jimp/classes/jimp/',
    canvas: 'https://github.com/Automattic/node-canvas#canvastobuffer',
    images: 'https://github.com/pngjs/pngjs#readme',
    qrcode: 'https://github.com/soldair/node-qrcode#api',
  },
  groups: [
    ...synchronous('bcrypt.{compareSync,hashSync}', { work: 'cpu', growth: 'heavy', source: 'probe' }),
    { names: 'bcrypt.hash', work: 'native', growth: 'heavy', coroutine: true, returns: STRING, hazard: POOL, runs: { argument: 2, as: 'event-loop' }, source: 'probe' },
    { names: 'bcrypt.compare', work: 'native', growth: 'heavy', coroutine: true, hazard: POOL, runs: { argument: 2, as: 'event-loop' }, source: 'bcrypt' },
    { names: 'bcrypt.genSalt', coroutine: true, hazard: POOL, source: 'bcrypt' },
    { names: 'bcrypt.{genSaltSync,getRounds}', source: 'bcrypt' },
    // Promises, yet the computing is done here, in slices of up to a tenth of a second.
    { names: 'bcryptjs.{compareSync,hashSync}', work: 'cpu', growth: 'heavy', source: 'bcryptjs' },
    { names: 'bcryptjs.{compare,hash}', work: 'cpu', growth: 'heavy', gil: 'partly', coroutine: true, runs: { argument: 2, as: 'event-loop', rest: true }, source: 'probe' },
    { names: 'bcryptjs.genSalt', coroutine: true, source: 'bcryptjs' },
    { names: 'bcryptjs.{genSaltSync,getRounds,getSalt,truncates}', source: 'bcryptjs' },
    { names: 'argon2.{hash,verify}', work: 'native', growth: 'heavy', coroutine: true, hazard: POOL, source: 'probe' },
    { names: 'argon2.needsRehash', source: 'argon2' },
    { names: 'argon2.{argon2d,argon2i,argon2id}', attribute: true, source: 'argon2' },

    { names: 'jsonwebtoken.sign', work: 'cpu', growth: 'linear', returns: STRING, runs: { argument: 2, as: 'event-loop', rest: true }, source: 'jsonwebtoken' },
    { names: 'jsonwebtoken.verify', work: 'cpu', growth: 'linear', runs: { argument: 2, as: 'event-loop', rest: true }, source: 'jsonwebtoken' },
    { names: 'jsonwebtoken.decode', work: 'cpu', source: 'jsonwebtoken' },
    { names: 'jsonwebtoken.{JsonWebTokenError,NotBeforeError,TokenExpiredError}', class: true, bases: 'globalThis.Error', source: 'jsonwebtoken' },
    {
      names: 'jose.{compactDecrypt,compactVerify,flattenedDecrypt,flattenedVerify,generalDecrypt,generalVerify,jwtDecrypt,jwtVerify}', work: 'native', growth: 'linear', coroutine: true, hazard: POOL,
      source: 'jose',
    },
    { names: 'jose.{generateKeyPair,generateSecret}', work: 'native', growth: 'heavy', coroutine: true, hazard: POOL, source: 'jose' },
    { names: 'jose.{exportJWK,exportPKCS8,exportSPKI,importJWK,importPKCS8,importSPKI,importX509,calculateJwkThumbprint}', work: 'cpu', coroutine: true, source: 'jose' },
    { names: 'jose.{CompactEncrypt,CompactSign,EncryptJWT,FlattenedEncrypt,FlattenedSign,SignJWT}', class: true, bases: 'jose._Token', source: 'jose' },
    { names: 'jose._Token', class: true, source: 'jose' },
    { names: 'jose._Token.{encrypt,sign}', work: 'native', coroutine: true, returns: STRING, hazard: POOL, source: 'jose' },
    { names: 'jose._Token.*', returns: 'jose._Token', source: 'jose' },
    { names: 'jose.{createRemoteJWKSet,createLocalJWKSet,decodeJwt,decodeProtectedHeader,UnsecuredJWT}', source: 'jose' },

    { names: 'uuid.{MAX,NIL,parse,stringify,v1,v3,v4,v5,v6,v7,validate,version}', source: 'uuid' },
    { names: 'nanoid.{customAlphabet,customRandom,nanoid,random,urlAlphabet} nanoid nanoid/non-secure.nanoid cuid @paralleldrive/cuid2.{createId,init} ulid.ulid', source: 'nanoid' },
    {
      names: `crypto-js.{HmacMD5,HmacRIPEMD160,HmacSHA1,HmacSHA224,HmacSHA256,HmacSHA3,HmacSHA384,HmacSHA512,MD5,RIPEMD160,SHA1,SHA224,SHA256,SHA3,SHA384,SHA512}
        crypto-js.{AES,DES,RC4,Rabbit,TripleDES}.{decrypt,encrypt}`,
      work: 'cpu', growth: 'linear', asyncInstead: 'globalThis.crypto.subtle.digest', source: 'cryptojs',
    },
    { names: 'crypto-js.{EvpKDF,PBKDF2}', work: 'cpu', growth: 'heavy', asyncInstead: 'crypto.pbkdf2', source: 'cryptojs' },
    { names: 'crypto-js.{enc,lib,mode,pad}.*', source: 'cryptojs' },
    { names: 'md5 object-hash node-forge.{md,cipher}.*', work: 'cpu', growth: 'linear', source: 'forge' },
    { names: 'node-forge.pki.rsa.generateKeyPair', work: 'cpu', growth: 'heavy', asyncInstead: 'crypto.generateKeyPair', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'forge' },
    { names: 'node-forge.{asn1,pki,util}.*', work: 'cpu', source: 'forge' },
    { names: '@noble/hashes/{blake2b,blake3,sha1,sha2,sha256,sha3,sha512}.*', work: 'cpu', growth: 'linear', source: 'noble' },
    { names: '@noble/hashes/{argon2,pbkdf2,scrypt}.*', work: 'cpu', growth: 'heavy', asyncInstead: 'crypto.scrypt', source: 'noble' },

    // sharp: a pipeline is described on the loop and run on the pool
    { names: 'sharp', returns: 'sharp.Sharp', source: 'sharp' },
    { names: 'sharp.Sharp', class: true, bases: 'stream.Duplex', hazard: 'unpicklable', source: 'sharp' },
    { names: 'sharp.Sharp.toBuffer', work: 'native', growth: 'heavy', coroutine: true, returns: BUFFER, hazard: `${POOL} uses-all-cores`, runs: { argument: 0, as: 'event-loop', rest: true }, source: 'probe' },
    {
      names: 'sharp.Sharp.toFile', work: 'native', growth: 'heavy', coroutine: true, repeats: 'writes', hazard: `${POOL} uses-all-cores`,
      runs: { argument: 1, as: 'event-loop' }, source: 'sharpPool',
    },
    { names: 'sharp.Sharp.{metadata,stats}', work: 'native', growth: 'linear', coroutine: true, hazard: POOL, runs: { argument: 0, as: 'event-loop' }, source: 'sharpPool' },
    { names: 'sharp.Sharp.*', returns: 'sharp.Sharp', source: 'sharp' },
    { names: 'sharp.{cache,concurrency,counters,simd}', hazard: 'changes-process-state', source: 'sharpPool' },
    { names: 'sharp.{fit,format,gravity,kernel,strategy,versions}', attribute: true, source: 'sharp' },

    // Jimp: JavaScript, on the loop
    { names: 'jimp.Jimp jimp', class: true, bases: 'jimp._Image', work: 'cpu', growth: 'linear', source: 'jimp' },
    { names: 'jimp._Image', class: true, source: 'jimp' },
    { names: 'jimp._Image.{fromBuffer,read}', work: 'cpu', growth: 'heavy', gil: 'held', coroutine: true, returns: 'jimp.Jimp', source: 'jimp' },
    { names: 'jimp._Image.{getBase64,getBase64Async,getBuffer,getBufferAsync}', work: 'cpu', growth: 'heavy', gil: 'held', coroutine: true, source: 'jimp' },
    { names: 'jimp._Image.{write,writeAsync}', work: 'cpu', growth: 'heavy', gil: 'held', coroutine: true, repeats: 'writes', source: 'jimp' },
    { names: 'jimp._Image.scan', work: 'cpu', growth: 'linear', runs: { argument: 0, as: 'inline', rest: true, perItem: true }, source: 'jimp' },
    { names: 'jimp._Image.{getHeight,getPixelColor,getPixelColour,getPixelIndex,getWidth,hasAlpha,setPixelColor,setPixelColour,inspect}', source: 'jimp' },
    { names: 'jimp._Image.{bitmap,height,width}', attribute: true, source: 'jimp' },
    { names: 'jimp._Image.*', work: 'cpu', growth: 'heavy', returns: 'jimp.Jimp', source: 'jimp' },
    { names: 'canvas.createCanvas', work: 'cpu', returns: 'canvas.Canvas', source: 'canvas' },
    { names: 'canvas.{Canvas,Image}', class: true, source: 'canvas' },
    { names: 'canvas.loadImage', work: 'io', io: 'file', coroutine: true, returns: 'canvas.Image', source: 'canvas' },
    { names: 'canvas.Canvas.{toBuffer,toDataURL}', work: 'cpu', growth: 'heavy', runs: { argument: 0, as: 'event-loop', rest: true }, source: 'canvas' },
    { names: 'canvas.Canvas.{createJPEGStream,createPDFStream,createPNGStream,getContext}', source: 'canvas' },
    { names: 'pngjs.PNG', class: true, bases: 'stream.Duplex', source: 'images' },
    { names: 'pngjs.PNG.sync.{read,write} jpeg-js.{decode,encode} pixelmatch', work: 'cpu', growth: 'heavy', source: 'images' },
    { names: 'qrcode.{toBuffer,toDataURL,toFile,toString}', work: 'cpu', growth: 'linear', coroutine: true, runs: { argument: 1, as: 'event-loop', rest: true }, source: 'qrcode' },
    { names: 'qrcode.create', work: 'cpu', growth: 'linear', source: 'qrcode' },
  ],
};
