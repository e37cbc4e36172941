"""Calls of the standard library, and what the documentation or the C source says they do with the GIL: the probe's and the tests' data."""
import base64
import io
import json
import os
import sys
import tempfile
import threading
import time

CASES = {}


def case(expected, name=None):
    """Registers a function that prepares its data and returns the call to probe, a matter of 0.05 s or more."""
    def register(prepare):
        CASES[name or prepare.__name__.replace("__", ".")] = (expected, prepare)
        return prepare
    return register


BLOCK = os.urandom(1 << 20)
SPARSE = base64.b64encode(BLOCK)  # six bits in eight: neither stored as it is nor one long repetition
TEXT = ("The quick brown fox, 42; jumps over <b>the</b> lazy dog & runs.\n" * 40000)
RECORDS = [{"id": i, "name": "row %d" % i, "tags": ["a", "b"], "value": i / 7} for i in range(60000)]
NUMBERS = [(i * 2654435761) % 1000003 / 7 for i in range(700000)]


def times(count, function, *arguments):
    """`count` calls from one line of bytecode: the C calls are long, what lies between them is not."""
    def call():
        for _ in range(count):
            function(*arguments)
    return call


# --- released, says the documentation or the C source -------------------------------------------------------------
@case("released")
def time__sleep():
    return lambda: time.sleep(0.1)

@case("released")
def hashlib__sha256():
    import hashlib
    data = BLOCK * 60
    return lambda: hashlib.sha256(data).digest()

@case("released")
def hashlib__md5():
    import hashlib
    data = BLOCK * 60
    return lambda: hashlib.md5(data).digest()

@case("released")
def hashlib__blake2b():
    import hashlib
    data = BLOCK * 100
    return lambda: hashlib.blake2b(data).digest()

@case("released")
def hashlib__sha3_256():
    import hashlib
    data = BLOCK * 40
    return lambda: hashlib.sha3_256(data).digest()

@case("released")
def hashlib__pbkdf2_hmac():
    import hashlib
    return lambda: hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 200000)

@case("released")
def hashlib__scrypt():
    import hashlib
    return lambda: hashlib.scrypt(b"password", salt=b"salt", n=16384, r=8, p=2, maxmem=1 << 27)

@case("released")
def hmac__digest():
    import hmac
    data = BLOCK * 60
    return lambda: hmac.digest(b"key", data, "sha256")

@case("released")
def hmac__HMAC__update():
    import hmac
    data = BLOCK * 60
    return lambda: hmac.new(b"key", data, "sha256").digest()

@case("released")
def zlib__compress():
    import zlib
    return lambda: zlib.compress(BLOCK * 4)

@case("released")
def zlib__decompress():
    import zlib
    packed = zlib.compress(SPARSE * 12)
    return lambda: zlib.decompress(packed)

@case("released")
def zlib__crc32():
    import zlib
    data = BLOCK * 200
    return lambda: zlib.crc32(data)

@case("released")
def zlib__adler32():
    import zlib
    data = BLOCK * 250
    return lambda: zlib.adler32(data)

@case("released")
def binascii__crc32():
    import binascii
    data = BLOCK * 200
    return lambda: binascii.crc32(data)

@case("released")
def gzip__compress():
    import gzip
    return lambda: gzip.compress(BLOCK * 4)

@case("released")
def bz2__compress():
    import bz2
    return lambda: bz2.compress(BLOCK)

@case("released")
def bz2__decompress():
    import bz2
    packed = bz2.compress(BLOCK)
    return lambda: bz2.decompress(packed)

@case("released")
def lzma__compress():
    import lzma
    return lambda: lzma.compress(BLOCK[:400000])

@case("released")
def lzma__decompress():
    import lzma
    packed = lzma.compress(SPARSE * 2, preset=0)
    return lambda: lzma.decompress(packed)

@case("partly")
def zipfile__ZipFile__read():
    import zipfile
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", SPARSE * 12)
    return lambda: zipfile.ZipFile(file).read("a")

@case("released")
def file_write_and_fsync():
    def call():
        with tempfile.NamedTemporaryFile(buffering=0) as file:
            for _ in range(8):
                file.write(BLOCK * 4)
                os.fsync(file.fileno())
    return call

@case("released")
def io__FileIO__read():
    file = tempfile.NamedTemporaryFile(buffering=0)
    file.write(BLOCK * 100)
    def call():
        for _ in range(3):
            file.seek(0)
            while file.read(1 << 20):
                pass
    return call

@case("released")
def shutil__copyfile():
    import shutil
    source = tempfile.NamedTemporaryFile()
    source.write(BLOCK * 60)
    source.flush()
    return _copy(source)

def _copy(source):
    import shutil
    target = tempfile.NamedTemporaryFile()
    def call():
        for _ in range(3):
            shutil.copyfile(source.name, target.name)
    return call

@case("released")
def subprocess__run():
    import subprocess
    return lambda: subprocess.run([sys.executable, "-S", "-c", "import time; time.sleep(0.1)"], check=True)

@case("released")
def os__system():
    return lambda: os.system("sleep 0.1")

@case("released")
def socket__recv():
    import socket
    ours, theirs = socket.socketpair()
    def call():
        threading.Timer(0.1, theirs.send, (b"x",)).start()
        ours.recv(1)
    return call

@case("released")
def select__select():
    import select
    import socket
    ours, theirs = socket.socketpair()
    return lambda: (select.select([ours], [], [], 0.1), theirs)

@case("released")
def queue__Queue__get():
    import queue
    waiting = queue.Queue()
    def call():
        try:
            waiting.get(timeout=0.1)
        except queue.Empty:
            pass
    return call

@case("released")
def threading__Event__wait():
    return lambda: threading.Event().wait(0.1)

@case("released")
def sqlite3__execute():
    import sqlite3
    def call():
        database = sqlite3.connect(":memory:")
        database.execute("with recursive n(i) as (select 1 union all select i + 1 from n where i < 400000) select sum(i * i % 7) from n").fetchall()
    return call

@case("released")
def ctypes__CDLL():
    import ctypes
    libc = ctypes.CDLL(None)
    return lambda: libc.usleep(100000)

@case("held-native")
def ctypes__PyDLL():
    import ctypes
    libc = ctypes.PyDLL(None)
    return lambda: libc.usleep(100000)

@case("released")
def os__urandom():
    return lambda: os.urandom(40 << 20)

@case("held-native")
def random__randbytes():
    import random
    return lambda: random.randbytes(60 << 20) if hasattr(random, "randbytes") else random.getrandbits(60 << 23)

# --- held, however native ------------------------------------------------------------------------------------------
@case("held-native")
def json__dumps():
    return lambda: json.dumps(RECORDS)

@case("held-native")
def json__loads():
    text = json.dumps(RECORDS)
    return lambda: json.loads(text)

@case("held-native")
def pickle__dumps():
    import pickle
    return lambda: pickle.dumps(RECORDS * 6)

@case("held-native")
def pickle__loads():
    import pickle
    data = pickle.dumps(RECORDS * 2)
    return lambda: pickle.loads(data)

@case("held-native")
def marshal__dumps():
    import marshal
    return lambda: marshal.dumps(RECORDS * 8)

@case("held-native")
def re__Pattern__findall():
    import re
    pattern = re.compile(r"\w+ing|\w+s\b")
    return lambda: pattern.findall(TEXT)

@case("held-native")
def re__backtracking():
    import re
    return lambda: re.match(r"(a+)+$", "a" * 22 + "b")

@case("held-native")
def re__sub():
    import re
    return lambda: re.sub(r"[aeiou]", "-", TEXT)

@case("held-native")
def base64__b64encode():
    import base64
    return lambda: base64.b64encode(BLOCK * 60)

@case("held-native")
def base64__b64decode():
    import base64
    packed = base64.b64encode(BLOCK * 30)
    return lambda: base64.b64decode(packed)

@case("held-native")
def binascii__hexlify():
    import binascii
    return lambda: binascii.hexlify(BLOCK * 60)

@case("held-native")
def csv__reader():
    import csv
    rows = TEXT.splitlines() * 3
    return lambda: list(csv.reader(rows))

@case("held-native")
def xml__etree__ElementTree__fromstring():
    import xml.etree.ElementTree as tree
    text = "<r>" + "<row id='1'><a>text</a></row>" * 60000 + "</r>"
    return lambda: tree.fromstring(text)

@case("held-native")
def ast__parse():
    import ast
    text = "x = [a + 1 for a in range(10) if a]\n" * 9000
    return lambda: ast.parse(text)

@case("held-native")
def builtins__compile():
    text = "x = [a + 1 for a in range(10) if a]\n" * 3000
    return lambda: compile(text, "x", "exec")

@case("held-native")
def builtins__sorted():
    return lambda: sorted(NUMBERS)

@case("held-native")
def builtins__sum():
    return times(1, sum, NUMBERS * 12)

@case("held-native")
def builtins__pow():
    return lambda: 3 ** 700000

@case("held-native")
def builtins__int__from__str():
    text = "7" * 4000
    return lambda: list(map(int, [text] * 1500))

@case("held-native")
def builtins__bytes__find():
    data = BLOCK * 500
    return lambda: data.find(b"no such words anywhere")

@case("held-native")
def builtins__bytes__decode():
    data = (TEXT + "\u00e9").encode() * 30
    return lambda: data.decode()

@case("held-native")
def builtins__str__join():
    parts = TEXT.split() * 8
    return lambda: " ".join(parts)

@case("held-native")
def builtins__str__replace():
    return lambda: (TEXT * 24).replace("fox", "hound")

@case("held-native")
def math__factorial():
    import math
    return lambda: math.factorial(60000)

@case("held-native")
def math__comb():
    import math
    return lambda: math.comb(200000, 100000)

@case("held-native")
def math__fsum():
    import math
    numbers = NUMBERS * 4
    return lambda: math.fsum(numbers)

@case("held-native")
def collections__Counter():
    import collections
    words = TEXT.split() * 4
    return lambda: collections.Counter(words)

@case("held-native")
def heapq__heapify():
    import heapq
    def call():
        heapq.heapify(NUMBERS[:] * 2)
    return call

@case("held-native")
def unicodedata__normalize():
    import unicodedata
    text = (TEXT + "\u00e9\u1e9b\u0323") * 3
    return lambda: unicodedata.normalize("NFKD", text)

@case("held-native")
def struct__unpack():
    import struct
    data = BLOCK * 12
    return lambda: struct.unpack("<%dI" % (len(data) // 4), data)

@case("held-native")
def array__array():
    import array
    numbers = NUMBERS * 6
    return lambda: array.array("d", numbers)

@case("held-native")
def decimal__power():
    import decimal
    context = decimal.Context(prec=600000)
    return lambda: context.power(decimal.Decimal("1.2345678"), 9876543)

@case("held-bytecode")
def difflib__SequenceMatcher__ratio():
    import difflib
    left, right = TEXT[:1800], TEXT[300:2300:1][::-1]
    return lambda: difflib.SequenceMatcher(None, left, right, autojunk=False).ratio()

@case("held-bytecode")
def copy__deepcopy():
    import copy
    return lambda: copy.deepcopy(RECORDS[:4000])

@case("held-native")
def textwrap__wrap():
    import textwrap
    return lambda: textwrap.wrap(TEXT[:200000])

@case("held-bytecode")
def html__parser__HTMLParser__feed():
    import html.parser
    return lambda: html.parser.HTMLParser().feed("<p class='a'>text <b>bold</b></p>" * 4000)

@case("held-bytecode")
def tokenize__tokenize():
    import tokenize
    text = b"x = [a + 1 for a in range(10) if a]\n" * 1500
    return lambda: list(tokenize.tokenize(io.BytesIO(text).readline))

@case("held-bytecode")
def statistics__stdev():
    import statistics
    return lambda: statistics.stdev(NUMBERS[:60000])

@case("held-bytecode")
def plistlib__dumps():
    import plistlib
    return lambda: plistlib.dumps(RECORDS[:6000])

@case("held-bytecode")
def configparser__read_string():
    import configparser
    text = "[a]\n" + "".join("key%d = value\n" % i for i in range(15000))
    return lambda: configparser.ConfigParser(interpolation=None).read_string(text)

@case("held-bytecode")
def email__message_from_string():
    import email
    text = "From: a\nSubject: b\n" + "".join("X-%d: y\n" % i for i in range(20000)) + "\nbody"
    return lambda: email.message_from_string(text)

@case("held-bytecode")
def random__shuffle():
    import random
    return lambda: random.shuffle(NUMBERS[:200000])

@case("held-bytecode")
def fractions__Fraction():
    import fractions
    return lambda: sum((fractions.Fraction(1, n) for n in range(1, 2500)), fractions.Fraction())

@case("held-bytecode")
def pure__loop():
    def call():
        total = 0
        for i in range(2000000):
            total += i * i
    return call

@case("held-native")
def tomllib__loads():
    import tomllib
    text = "".join("key%d = [1, 2, 'three']\n" % i for i in range(9000))
    return lambda: tomllib.loads(text)

@case("held-native")
def audioop__add():
    import audioop
    data = BLOCK * 40
    return lambda: audioop.add(data, data, 2)


# --- files: what waits for the kernel lets go, what decodes or walks in Python does not ---------------------------------
# A call that lets go every few microseconds, to read a line's worth or to look at a file, counts as released here: others get their
# turn. What it computes in between is still computed one thread at a time, and the tables say `partly` where that is most of it.
# One huge read is no measure: while the kernel maps 100 MB, a sandbox may hold up the whole process. So reads are of a few MB.
def text_file():
    file = tempfile.NamedTemporaryFile("w+", encoding="utf-8")
    file.write((TEXT + "\u00e9\n") * 20)
    file.flush()
    return file

def tree(folders=60, files=25):
    root = tempfile.TemporaryDirectory()
    for i in range(folders):
        os.mkdir(os.path.join(root.name, str(i)))
        for j in range(files):
            open(os.path.join(root.name, str(i), "%d.txt" % j), "w").close()
    return root

@case("held-native")
def io__TextIOWrapper__read():
    file = text_file()
    def call():
        with open(file.name, encoding="utf-8") as again:
            again.read()
    return call

@case("released")
def io__TextIOWrapper__iteration():
    file = text_file()
    def call():
        with open(file.name, encoding="utf-8") as again:
            for _ in again:
                pass
    return call

@case("released")
def pathlib__Path__read_bytes():
    import pathlib
    file = tempfile.NamedTemporaryFile()
    file.write(BLOCK * 2)
    file.flush()
    def call():
        for _ in range(80):
            pathlib.Path(file.name).read_bytes()
    return call

@case("released")
def os__walk():
    root = tree()
    return lambda: [name for _ in range(40) for _, _, names in os.walk(root.name) for name in names]

@case("released")
def os__stat():
    root = tree(1, 1)
    return lambda: [os.stat(root.name) for _ in range(60000)]

@case("released")
def glob__glob():
    import glob
    root = tree()
    return lambda: [glob.glob(os.path.join(root.name, "**", "*.txt")) for _ in range(20)]

@case("released")
def gzip__GzipFile__read():
    import gzip
    file = tempfile.NamedTemporaryFile()
    with gzip.open(file.name, "wb") as packed:
        packed.write(SPARSE * 8)
    def call():
        with gzip.open(file.name) as packed:
            while packed.read(1 << 20):
                pass
    return call

@case("partly")
def tarfile__TarFile__extractall():
    import tarfile
    root = tree(10, 25)
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        archive.add(root.name, "tree")
    def call():
        packed.seek(0)
        with tempfile.TemporaryDirectory() as target, tarfile.open(fileobj=packed, mode="r:gz") as archive:
            archive.extractall(target)
    return call

@case("held-native")
def mmap__mmap__find():
    import mmap
    area = mmap.mmap(-1, 400 << 20)
    return lambda: area.find(b"no such words anywhere")

@case("released")
def subprocess__Popen():
    import subprocess
    return times(25, lambda: subprocess.Popen(["true"]).wait())

@case("partly")
def logging__Logger__info():
    import logging
    logger = logging.getLogger("probe")
    logger.propagate = False
    logger.addHandler(logging.FileHandler(os.devnull))
    logger.setLevel(logging.INFO)
    return times(8000, logger.info, "line %d", 7)

@case("held-native")
def csv__writer():
    import csv
    rows = [[i, "name", i / 7] for i in range(150000)]
    return lambda: csv.writer(io.StringIO()).writerows(rows)

@case("held-native")
def datetime__strptime():
    import datetime
    return times(15000, datetime.datetime.strptime, "2024-05-06 07:08:09", "%Y-%m-%d %H:%M:%S")

@case("released")
def multiprocessing__Connection__recv():
    import multiprocessing
    ours, theirs = multiprocessing.Pipe()
    def call():
        threading.Timer(0.1, theirs.send, (1,)).start()
        ours.recv()
    return call

@case("released")
def compression__zstd__compress():
    from compression import zstd
    return times(3, zstd.compress, TEXT.encode() * 12)
