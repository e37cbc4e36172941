"""Passwords at rest."""
import base64
import hashlib
import hmac
import itertools
import os
import secrets
import string

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

ROUNDS = 60_000


# corpus: native; best threads; run [(f"secret-{i}", b"0123456789abcdef") for i in range(8)]
def derive(password: str, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, ROUNDS)


def migrate(users):
    upgraded = {}
    # corpus: native; best threads; flag FC105; pass derive; run [(f"secret-{i}", b"0123456789abcdef") for i in range(8)]
    for name, password in users.items():
        salt = os.urandom(16)
        upgraded[name] = (salt, derive(password, salt))
    return upgraded


# corpus: native; best threads; run [(f"secret-{i}".encode(),) for i in range(8)]
def stretch(password: bytes):
    return hashlib.scrypt(password, salt=b"pepper-and-salt!", n=2 ** 13, r=8, p=1, dklen=32)


# corpus: trivial; best serial; run [(b"key", b"message body %d" % i) for i in range(40)]
def sign(key, message):
    return base64.urlsafe_b64encode(hmac.new(key, message, hashlib.sha256).digest())


def tokens(count):
    # corpus: trivial; best serial
    return [secrets.token_urlsafe(16) for _ in range(count)]


def etag(parts):
    digest = hashlib.md5()
    # corpus: trivial; best serial
    for part in parts:
        digest.update(part.encode())
    return digest.hexdigest()


# corpus: cpu; best processes; run [(hashlib.sha1(str(pin).encode()).hexdigest(), 20_000) for pin in range(19_990, 19_998)]
def crack(target, limit):
    """Many small hashes: the work is the Python between them."""
    for pin in range(limit):
        if hashlib.sha1(str(pin).encode()).hexdigest() == target:
            return pin
    return None


# corpus: native; best threads
def new_keypair():
    key = rsa.generate_private_key(public_exponent=65537, key_size=4096)
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def keypairs(names):
    # corpus: native; best threads; flag FC105
    return {name: new_keypair() for name in names}


# corpus: cpu; best processes; run [(k, "attack at dawn and bring the ladders " * 60) for k in range(1, 9)]
def vigenere(shift, text):
    alphabet = string.ascii_lowercase
    out = []
    for position, letter in enumerate(text * 4):
        if letter in alphabet:
            out.append(alphabet[(alphabet.index(letter) + shift + position % 7) % 26])
        else:
            out.append(letter)
    return "".join(out)


def chain(blocks):
    """Each block names the hash of the one before."""
    previous = b"\0" * 32
    # corpus: trivial; best serial
    for block in blocks:
        previous = hashlib.sha256(previous + block).digest()
    return previous


def words(alphabet, length):
    # corpus: cpu; best serial
    for letters in itertools.product(alphabet, repeat=length):
        yield "".join(letters)


# corpus: cpu; best processes; run [(2 ** 40 + 15 + 2 * i,) for i in range(8)]
def smallest_factor(n):
    factor = 3
    while factor * factor <= n:
        if n % factor == 0:
            return factor
        factor += 2
        if factor > 100_000:
            break
    return n
