import type { CatalogueTable } from '../types';

/** Password hashing, other cryptography, compression and checksums: native code that lets go of the GIL, with few exceptions. */
export const secretsAndCompression: CatalogueTable = {
  library: 'secrets-and-compression',
  language: 'python',
  sources: {
    passwords: 'measured: heartbeat probe, bcrypt 4 and argon2-cffi on CPython 3.11, 31-224 ms a call: other threads stalled under 11 % of the time',
    released: 'measured: heartbeat probe on CPython 3.11, 6 MB: zstandard, lz4, brotli, pycryptodome stall other threads under 15 % of the time',
    partly: 'measured: heartbeat probe on CPython 3.11: PyNaCl SecretBox stalls other threads 33 % of the time',
    held: 'measured: heartbeat probe on CPython 3.11, 30 MB: xxhash stalls other threads 64 % of the time',
    passlib: 'https://passlib.readthedocs.io/en/stable/lib/index.html',
    pycryptodome: 'https://pycryptodome.readthedocs.io/en/latest/src/api.html',
    nacl: 'https://pynacl.readthedocs.io/en/latest/',
    jwt: 'https://pyjwt.readthedocs.io/en/stable/api.html',
    zstandard: 'https://python-zstandard.readthedocs.io/en/latest/multithreaded.html',
    snappy: 'https://github.com/intake/python-snappy',
    blake3: 'https://github.com/oconnor663/blake3-py',
  },
  groups: [
    { names: 'bcrypt.{hashpw,checkpw,kdf}', work: 'native', gil: 'released', growth: 'heavy', source: 'passwords' },
    { names: 'bcrypt.gensalt', source: 'passwords' },
    { names: 'argon2.PasswordHasher', class: true, source: 'passwords' },
    {
      names: 'argon2.PasswordHasher.{hash,verify} argon2.low_level.{hash_secret,hash_secret_raw,verify_secret}',
      work: 'native', gil: 'released', growth: 'heavy', source: 'passwords',
    },
    { names: 'argon2.PasswordHasher.check_needs_rehash', source: 'passwords' },
    { names: 'passlib.context.CryptContext', class: true, source: 'passlib' },
    {
      names: 'passlib.context.CryptContext.{hash,verify,verify_and_update,encrypt}',
      work: 'native', gil: 'released', growth: 'heavy', source: 'passlib',
    },
    {
      names: 'passlib.hash.{bcrypt,argon2,pbkdf2_sha256,pbkdf2_sha512,scrypt}.{hash,verify,encrypt}',
      work: 'native', gil: 'released', growth: 'heavy', source: 'passlib',
    },
    { names: 'passlib.hash.{sha256_crypt,sha512_crypt}.{hash,verify,encrypt}', work: 'cpu', gil: 'held', growth: 'heavy', source: 'passlib' },

    {
      names: 'Crypto.Cipher.{AES,DES3,ChaCha20,ChaCha20_Poly1305,Salsa20,ARC4,Blowfish}.new',
      returns: 'Crypto.Cipher.CipherObject', source: 'pycryptodome',
    },
    { names: 'Crypto.Cipher.{PKCS1_OAEP,PKCS1_v1_5}.new', returns: 'Crypto.Cipher.CipherObject', source: 'pycryptodome' },
    { names: 'Crypto.Cipher.CipherObject', class: true, hazard: 'not-thread-safe', source: 'pycryptodome' },
    {
      names: 'Crypto.Cipher.CipherObject.{encrypt,decrypt,encrypt_and_digest,decrypt_and_verify,update}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'builtins.bytes', source: 'released',
    },
    { names: 'Crypto.Cipher.CipherObject.{digest,hexdigest,verify}', source: 'pycryptodome' },
    {
      names: 'Crypto.Hash.{SHA1,SHA256,SHA384,SHA512,SHA3_256,MD5,BLAKE2b,HMAC,CMAC}.new',
      work: 'native', gil: 'released', growth: 'linear', returns: 'Crypto.Hash.HashObject', source: 'released',
    },
    { names: 'Crypto.Hash.HashObject', class: true, source: 'pycryptodome' },
    {
      names: 'Crypto.Hash.HashObject.update',
      work: 'native', gil: 'released', growth: 'linear', returns: 'Crypto.Hash.HashObject', source: 'released',
    },
    { names: 'Crypto.Hash.HashObject.{digest,hexdigest,verify,copy}', source: 'pycryptodome' },
    // Big-number arithmetic in Python over native pieces.
    { names: 'Crypto.PublicKey.{RSA,ECC,DSA}.generate', work: 'cpu', gil: 'partly', growth: 'heavy', source: 'pycryptodome' },
    { names: 'Crypto.PublicKey.{RSA,ECC,DSA}.import_key', work: 'cpu', gil: 'held', source: 'pycryptodome' },
    {
      names: 'Crypto.Protocol.KDF.{PBKDF2,scrypt,bcrypt}',
      work: 'native', gil: 'partly', growth: 'heavy', returns: 'builtins.bytes', source: 'pycryptodome',
    },
    { names: 'Crypto.Random.get_random_bytes Crypto.Util.Padding.{pad,unpad}', source: 'pycryptodome' },
    { names: 'rsa.newkeys', work: 'cpu', gil: 'held', growth: 'heavy', source: 'pycryptodome' },
    { names: 'rsa.{encrypt,decrypt,sign,verify}', work: 'cpu', gil: 'held', growth: 'linear', source: 'pycryptodome' },
    { names: 'nacl.secret.SecretBox nacl.public.{Box,SealedBox,PrivateKey} nacl.signing.{SigningKey,VerifyKey}', class: true, source: 'nacl' },
    {
      names: 'nacl.secret.SecretBox.{encrypt,decrypt} nacl.public.{Box,SealedBox}.{encrypt,decrypt} nacl.signing.{SigningKey.sign,VerifyKey.verify}',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'builtins.bytes', source: 'partly',
    },
    {
      names: 'nacl.pwhash.{argon2id,argon2i,scrypt}.{kdf,str,verify} nacl.pwhash.{str,verify,kdf_scryptsalsa208sha256}',
      work: 'native', gil: 'released', growth: 'heavy', source: 'nacl',
    },
    { names: 'jwt.{encode,decode,decode_complete} jose.jwt.{encode,decode}', work: 'cpu', gil: 'partly', growth: 'linear', source: 'jwt' },
    { names: 'jwt.get_unverified_header', source: 'jwt' },

    {
      names: 'zstandard.{compress,decompress} zstd.{compress,decompress}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'builtins.bytes', source: 'released',
    },
    // One context serves one thread at a time.
    { names: 'zstandard.{ZstdCompressor,ZstdDecompressor}', class: true, hazard: 'not-thread-safe unpicklable', source: 'zstandard' },
    {
      names: `zstandard.ZstdCompressor.{compress,multi_compress_to_buffer,copy_stream} zstandard.ZstdDecompressor.{decompress,
          multi_decompress_to_buffer,copy_stream}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'builtins.bytes', hazard: 'not-thread-safe', source: 'released',
    },
    { names: 'zstandard.ZstdCompressor.stream_writer zstandard.ZstdDecompressor.stream_reader', returns: 'io.BufferedIOBase', source: 'zstandard' },
    { names: 'zstandard.open', work: 'io', io: 'file', returns: 'io.BufferedIOBase', source: 'zstandard' },
    { names: 'zstandard.train_dictionary', work: 'native', gil: 'released', growth: 'heavy', source: 'zstandard' },
    {
      names: 'lz4.frame.{compress,decompress} lz4.block.{compress,decompress}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'builtins.bytes', source: 'released',
    },
    { names: 'lz4.frame.open', work: 'io', io: 'file', returns: 'io.BufferedIOBase', source: 'released' },
    {
      names: 'brotli.{compress,decompress} brotlicffi.{compress,decompress}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'builtins.bytes', source: 'released',
    },
    {
      names: 'snappy.{compress,decompress,uncompress}',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'builtins.bytes', source: 'snappy',
    },
    { names: 'xxhash.{xxh32,xxh64,xxh3_64,xxh3_128,xxh128}', class: true, work: 'cpu', gil: 'held', growth: 'linear', source: 'held' },
    {
      names: `xxhash.{xxh32,xxh64,xxh3_64,xxh3_128,xxh128}.update xxhash.{xxh32_hexdigest,xxh64_hexdigest,xxh64_intdigest,xxh3_64_hexdigest,
          xxh3_64_intdigest,xxh3_128_hexdigest}`,
      work: 'cpu', gil: 'held', growth: 'linear', source: 'held',
    },
    { names: 'mmh3.{hash,hash64,hash128,hash_bytes}', work: 'cpu', gil: 'held', growth: 'linear', source: 'held' },
    { names: 'blake3.blake3', class: true, work: 'native', gil: 'released', growth: 'linear', source: 'blake3' },
    { names: 'blake3.blake3.update', work: 'native', gil: 'released', growth: 'linear', source: 'blake3' },
    { names: 'blake3.blake3.{digest,hexdigest}', source: 'blake3' },
  ],
};
