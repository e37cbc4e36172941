"""Derive keys from passwords: heavy computing, but in C code that lets go of the GIL."""
import hashlib


def derive_key(password, salt=b"forkcast-example"):
    """A 32-byte key that is slow to guess."""
    # forkcast: args=[f"correct horse {number}" for number in range(8)]
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 60_000)


def rotate_keys(passwords):
    keys = []
    for password in passwords:
        keys.append(derive_key(password))
    return keys


if __name__ == "__main__":
    for key in rotate_keys(["hunter2", "swordfish"]):
        print(key.hex())
