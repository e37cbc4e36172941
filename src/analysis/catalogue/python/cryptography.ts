import type { CatalogueTable } from '../types';

/** OpenSSL work runs with the GIL released, in versions since 43 at the latest; objects with state belong to one thread. */
export const cryptography: CatalogueTable = {
  library: 'cryptography',
  language: 'python',
  sources: {
    released: 'measured: test/bench/gil-probe-libraries.py, cryptography 48 on CPython 3.11, 8 MB or 13-65 ms: other threads stalled under 15 % of the time',
    held: 'measured: test/bench/gil-probe-libraries.py, cryptography 48 on CPython 3.11: other threads stalled over 77 % of the time',
    fernet: 'https://cryptography.io/en/latest/fernet/',
    hazmat: 'https://cryptography.io/en/latest/hazmat/primitives/',
    x509: 'https://cryptography.io/en/latest/x509/reference/',
  },
  groups: [
    // Fernet copies and base64-encodes in Python around the cipher, which decides.
    { names: 'cryptography.fernet.{Fernet,MultiFernet}', class: true, source: 'fernet' },
    {
      names: 'cryptography.fernet.{Fernet,MultiFernet}.{encrypt,decrypt,encrypt_at_time,decrypt_at_time} cryptography.fernet.MultiFernet.rotate',
      work: 'cpu', gil: 'partly', growth: 'linear', returns: 'builtins.bytes', source: 'held',
    },
    { names: 'cryptography.fernet.Fernet.{generate_key,extract_timestamp}', source: 'fernet' },
    {
      names: 'cryptography.hazmat.primitives.hashes.{SHA1,SHA224,SHA256,SHA384,SHA512,SHA3_256,SHA3_512,SHAKE128,SHAKE256,BLAKE2b,BLAKE2s,MD5,SM3}',
      class: true, source: 'hazmat',
    },
    {
      names: 'cryptography.hazmat.primitives.hashes.Hash cryptography.hazmat.primitives.{hmac.HMAC,cmac.CMAC,poly1305.Poly1305}',
      class: true, hazard: 'not-thread-safe', source: 'hazmat',
    },
    {
      names: 'cryptography.hazmat.primitives.{hashes.Hash,hmac.HMAC,cmac.CMAC,poly1305.Poly1305}.update',
      work: 'native', gil: 'released', growth: 'linear', source: 'released',
    },
    {
      names: 'cryptography.hazmat.primitives.{hashes.Hash,hmac.HMAC,cmac.CMAC,poly1305.Poly1305}.{finalize,verify}',
      returns: 'builtins.bytes', source: 'hazmat',
    },
    { names: 'cryptography.hazmat.primitives.{hashes.Hash,hmac.HMAC}.copy', returns: 'cryptography.hazmat.primitives.hashes.Hash', source: 'hazmat' },
    { names: 'cryptography.hazmat.primitives.ciphers.Cipher', class: true, source: 'hazmat' },
    {
      names: 'cryptography.hazmat.primitives.ciphers.Cipher.{encryptor,decryptor}',
      returns: 'cryptography.hazmat.primitives.ciphers.CipherContext', source: 'hazmat',
    },
    {
      names: 'cryptography.hazmat.primitives.ciphers.{CipherContext,AEADEncryptionContext,AEADDecryptionContext}',
      class: true, bases: 'cryptography.hazmat.primitives.ciphers.CipherContext', hazard: 'not-thread-safe', source: 'hazmat',
    },
    {
      names: 'cryptography.hazmat.primitives.ciphers.CipherContext.{update,update_into,authenticate_additional_data}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'builtins.bytes', source: 'released',
    },
    { names: 'cryptography.hazmat.primitives.ciphers.CipherContext.{finalize,finalize_with_tag}', returns: 'builtins.bytes', source: 'hazmat' },
    {
      names: `cryptography.hazmat.primitives.ciphers.algorithms.{AES,AES128,AES256,ChaCha20,TripleDES,Camellia}
        cryptography.hazmat.primitives.ciphers.modes.{CBC,CTR,GCM,ECB,OFB,CFB,XTS}`,
      class: true, source: 'hazmat',
    },
    { names: 'cryptography.hazmat.primitives.ciphers.aead.{AESGCM,AESCCM,AESGCMSIV,AESOCB3,AESSIV,ChaCha20Poly1305}', class: true, source: 'hazmat' },
    {
      names: 'cryptography.hazmat.primitives.ciphers.aead.{AESGCM,AESCCM,AESGCMSIV,AESOCB3,AESSIV,ChaCha20Poly1305}.{encrypt,decrypt}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'builtins.bytes', source: 'released',
    },
    { names: 'cryptography.hazmat.primitives.ciphers.aead.{AESGCM,AESCCM,AESGCMSIV,AESOCB3,AESSIV,ChaCha20Poly1305}.generate_key', source: 'hazmat' },
    { names: 'cryptography.hazmat.primitives.padding.{PKCS7,ANSIX923}', class: true, source: 'hazmat' },
    // Key derivation is costly by design.
    { names: 'cryptography.hazmat.primitives.kdf.{pbkdf2.PBKDF2HMAC,scrypt.Scrypt,argon2.Argon2id}', class: true, source: 'hazmat' },
    {
      names: 'cryptography.hazmat.primitives.kdf.{pbkdf2.PBKDF2HMAC,scrypt.Scrypt,argon2.Argon2id}.{derive,verify}',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'builtins.bytes', source: 'released',
    },
    {
      names: 'cryptography.hazmat.primitives.kdf.{hkdf.HKDF,hkdf.HKDFExpand,concatkdf.ConcatKDFHash,x963kdf.X963KDF}',
      class: true, source: 'hazmat',
    },
    {
      names: 'cryptography.hazmat.primitives.kdf.{hkdf.HKDF,hkdf.HKDFExpand,concatkdf.ConcatKDFHash,x963kdf.X963KDF}.{derive,verify}',
      returns: 'builtins.bytes', source: 'hazmat',
    },
    // Public keys.
    {
      names: 'cryptography.hazmat.primitives.asymmetric.rsa.generate_private_key',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'cryptography.hazmat.primitives.asymmetric.rsa.RSAPrivateKey', source: 'released',
    },
    {
      names: 'cryptography.hazmat.primitives.asymmetric.{dsa.generate_parameters,dsa.generate_private_key,dh.generate_parameters}',
      work: 'native', gil: 'released', growth: 'heavy', source: 'hazmat',
    },
    {
      names: 'cryptography.hazmat.primitives.asymmetric.ec.generate_private_key',
      work: 'native', gil: 'partly', growth: 'constant', returns: 'cryptography.hazmat.primitives.asymmetric.ec.EllipticCurvePrivateKey',
      source: 'hazmat',
    },
    {
      names: 'cryptography.hazmat.primitives.asymmetric.{ed25519.Ed25519PrivateKey,x25519.X25519PrivateKey,ed448.Ed448PrivateKey}.generate',
      work: 'native', gil: 'partly', growth: 'constant', source: 'hazmat',
    },
    {
      names: `cryptography.hazmat.primitives.asymmetric.{rsa.RSAPrivateKey,rsa.RSAPublicKey,ec.EllipticCurvePrivateKey,ec.EllipticCurvePublicKey,
          ed25519.Ed25519PrivateKey,ed25519.Ed25519PublicKey,x25519.X25519PrivateKey}`,
      class: true, source: 'hazmat',
    },
    {
      names: `cryptography.hazmat.primitives.asymmetric.rsa.RSAPrivateKey.{sign,decrypt} cryptography.hazmat.primitives.asymmetric.rsa.RSAPublicKey.{verify,encrypt}
        cryptography.hazmat.primitives.asymmetric.ec.EllipticCurvePrivateKey.{sign,exchange} cryptography.hazmat.primitives.asymmetric.ec.EllipticCurvePublicKey.verify
        cryptography.hazmat.primitives.asymmetric.ed25519.{Ed25519PrivateKey.sign,Ed25519PublicKey.verify} cryptography.hazmat.primitives.asymmetric.x25519.X25519PrivateKey.exchange`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'builtins.bytes', source: 'released',
    },
    {
      names: `cryptography.hazmat.primitives.asymmetric.{rsa.RSAPrivateKey,ec.EllipticCurvePrivateKey,ed25519.Ed25519PrivateKey}.{public_key,
          private_bytes,private_numbers}`,
      source: 'hazmat',
    },
    {
      names: `cryptography.hazmat.primitives.asymmetric.padding.{OAEP,PSS,MGF1,PKCS1v15} cryptography.hazmat.primitives.asymmetric.ec.{ECDSA,ECDH,
          SECP256R1,SECP384R1,SECP521R1,SECP256K1}`,
      class: true, source: 'hazmat',
    },
    // Loading a private key checks it, which is measured to cost 50 ms a key for RSA 2048 with the GIL held.
    {
      names: 'cryptography.hazmat.primitives.serialization.{load_pem_private_key,load_der_private_key,load_ssh_private_key}',
      work: 'cpu', gil: 'held', growth: 'heavy', returns: 'cryptography.hazmat.primitives.asymmetric.rsa.RSAPrivateKey', source: 'held',
    },
    {
      names: 'cryptography.hazmat.primitives.serialization.{load_pem_public_key,load_der_public_key,load_ssh_public_key}',
      work: 'cpu', gil: 'held', growth: 'constant', returns: 'cryptography.hazmat.primitives.asymmetric.rsa.RSAPublicKey', source: 'hazmat',
    },
    {
      names: `cryptography.hazmat.primitives.constant_time.bytes_eq cryptography.hazmat.primitives.serialization.{NoEncryption,
          BestAvailableEncryption}`,
      source: 'hazmat',
    },
    {
      names: 'cryptography.x509.{load_pem_x509_certificate,load_der_x509_certificate,load_pem_x509_certificates,load_pem_x509_csr,load_pem_x509_crl}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'cryptography.x509.Certificate', source: 'x509',
    },
    { names: 'cryptography.x509.{Certificate,CertificateBuilder,CertificateSigningRequestBuilder,Name,NameAttribute}', class: true, source: 'x509' },
    {
      names: 'cryptography.x509.{CertificateBuilder,CertificateSigningRequestBuilder}.sign',
      work: 'native', gil: 'released', growth: 'linear', source: 'x509',
    },
  ],
};
