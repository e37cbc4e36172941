"""Tells, for calls of third-party libraries, whether other threads run meanwhile: the figures behind `measured:` in the catalogue's tables.

The heartbeat of gil-probe.py.
Libraries that are not installed are left out. Native thread pools are held to one thread, for they would hide what the call itself does.

usage: python3 gil-probe-libraries.py [--json] [--repeat N] [--enough N] [--library NAME] [name ...]        names are prefixes: numpy, PIL., cryptography
"""
import argparse
import importlib.util
import io
import json
import os
import pathlib
import sys
import tempfile

for pool in ("OMP", "OPENBLAS", "MKL", "NUMBA"):
    os.environ.setdefault(pool + "_NUM_THREADS", "1")
os.environ.setdefault("POLARS_MAX_THREADS", "1")

spec = importlib.util.spec_from_file_location("gil_probe", pathlib.Path(__file__).with_name("gil-probe.py"))
gil_probe = importlib.util.module_from_spec(spec)
spec.loader.exec_module(gil_probe)

FOLDER = tempfile.mkdtemp(prefix="gil-probe-")
LIBRARIES = []


def library(prepare):
    """Registers a function that yields (name, what is expected, call) for one library."""
    LIBRARIES.append(prepare)
    return prepare


def times(count, function, *arguments, **keywords):
    def call():
        for _ in range(count):
            function(*arguments, **keywords)
    return call


def inside(name):
    return os.path.join(FOLDER, name)


@library
def numpy():
    import numpy as np
    random = np.random.default_rng(0)
    a, b, square = random.random(4_000_000), random.random(4_000_000), random.random((700, 700))
    whole = random.integers(0, 1000, 4_000_000)
    words = np.array(["abc%d" % i for i in range(200_000)])
    objects = np.array(a[:200_000].tolist(), dtype=object)
    numbers = a[:500_000].tolist()
    yield "numpy.exp", "released", times(10, np.exp, a)
    yield "numpy.sort", "released", times(1, np.sort, a)
    yield "numpy.unique", "released", times(2, np.unique, whole)
    yield "numpy.ndarray fancy index", "released", times(20, lambda: a[whole])
    yield "numpy.histogram", "released", times(3, np.histogram, a, 100)
    yield "numpy.interp", "released", times(3, np.interp, a, [0, .5, 1], [0, 1, 0])
    yield "numpy.dot", "released", times(8, np.dot, square, square)
    yield "numpy.linalg.svd", "released", times(1, np.linalg.svd, square)
    yield "numpy.linalg.inv", "released", times(3, np.linalg.inv, square)
    yield "numpy.fft.fft", "released", times(3, np.fft.fft, a[:1 << 20])
    yield "numpy.random.Generator.normal", "released", times(6, random.normal, size=2_000_000)
    yield "numpy.repeat", "held", times(40, np.repeat, a[:1_000_000], 4)
    yield "numpy.bincount", "held", times(30, np.bincount, whole)
    yield "numpy.array(list)", "held", times(8, np.array, numbers)
    yield "numpy.ndarray.tolist", "held", times(8, a[:500_000].tolist)
    yield "numpy.ndarray.tobytes", "held", times(30, a.tobytes)
    yield "numpy.einsum", "released", times(4, np.einsum, "ij,kj->ik", square[:200], square[:200])
    yield "numpy.sum of objects", "held", times(10, objects.sum)
    yield "numpy.sort of objects", "held", times(1, np.sort, objects)
    yield "numpy.strings.upper", "held", times(3, np.char.upper, words)
    yield "numpy.vectorize", "held", times(2, np.vectorize(lambda x: x + 1), a[:300_000])


@library
def scipy():
    import numpy as np
    from scipy import interpolate, linalg, ndimage, optimize, signal, sparse, spatial, special, stats
    from scipy.cluster import hierarchy
    from scipy.sparse import csgraph
    random = np.random.default_rng(0)
    a, square, image = random.random(1_000_000), random.random((500, 500)), random.random((1000, 1000))
    points = random.random((20_000, 3))
    matrix = (sparse.random(20_000, 20_000, 0.0005, format="csr", random_state=0) + sparse.eye(20_000) * 3).tocsr()
    graph = sparse.random(2000, 2000, 0.005, format="csr", random_state=0)
    grid = np.linspace(0, 10, 200_000)
    yield "scipy.ndimage.gaussian_filter", "released", times(5, ndimage.gaussian_filter, image, 3)
    yield "scipy.ndimage.label", "released", times(8, ndimage.label, image > .5)
    yield "scipy.ndimage.generic_filter", "held", times(2, ndimage.generic_filter, image[:100, :100], np.mean, 3)
    yield "scipy.signal.lfilter", "released", times(20, signal.lfilter, [1, .5], [1, -.3], a)
    yield "scipy.signal.convolve2d", "held", times(6, signal.convolve2d, image[:300, :300], square[:11, :11])
    yield "scipy.spatial.cKDTree.query", "released", times(5, spatial.cKDTree(points).query, points)
    yield "scipy.spatial.distance.cdist", "released", times(6, spatial.distance.cdist, points[:2000], points[:2000])
    yield "scipy.special.gamma", "released", times(6, special.gamma, a)
    yield "scipy.stats.norm.pdf", "released", times(6, stats.norm.pdf, a)
    yield "scipy.sparse product", "released", times(3, lambda: matrix @ matrix)
    yield "scipy.linalg.cholesky", "released", times(10, linalg.cholesky, square @ square.T + 500 * np.eye(500))
    yield "scipy.linalg.svd", "held", times(2, linalg.svd, square)
    yield "scipy.linalg.inv", "held", times(8, linalg.inv, square)
    yield "scipy.optimize.minimize", "held", times(20, optimize.minimize, lambda v: ((v - 1) ** 2).sum(), np.zeros(20))
    yield "scipy.interpolate.CubicSpline", "held", times(2, interpolate.CubicSpline, grid, np.sin(grid))
    yield "scipy.cluster.hierarchy.linkage", "held", times(2, hierarchy.linkage, points[:2000])
    yield "scipy.sparse.csgraph.dijkstra", "held", times(2, csgraph.dijkstra, graph, indices=range(50))


@library
def pandas():
    import numpy as np
    import pandas as pd
    random = np.random.default_rng(0)
    rows = 1_000_000
    frame = pd.DataFrame({"k": random.integers(0, 1000, rows), "a": random.random(rows), "b": random.random(rows)})
    text = pd.Series(["k%d" % k for k in frame["k"][:200_000]], dtype=object)
    small = frame[:200_000]
    small.to_csv(inside("frame.csv"), index=False)
    yield "pandas.read_csv", "partly", times(1, pd.read_csv, inside("frame.csv"))
    yield "pandas.DataFrame.to_csv", "held", times(2, small[:20_000].to_csv, inside("out.csv"))
    yield "pandas.DataFrameGroupBy.sum", "partly", times(2, lambda: frame.groupby("k").sum())
    yield "pandas.DataFrameGroupBy.apply", "held", times(3, lambda: small.groupby("k").apply(lambda g: g["a"].sum()))
    yield "pandas.DataFrame.sort_values", "partly", times(1, frame.sort_values, "a")
    yield "pandas.DataFrame.merge", "held", times(1, frame.merge, pd.DataFrame({"k": np.arange(1000)}), on="k")
    yield "pandas.Rolling.mean", "released", times(5, frame["a"].rolling(10).mean)
    yield "pandas.Series.apply", "held", times(2, small["a"].apply, lambda x: x + 1)
    yield "pandas.Series.str.upper", "held", times(3, text.str.upper)
    yield "pandas.DataFrame.iterrows", "held", times(1, lambda: [None for _ in small[:10_000].iterrows()])


@library
def pillow():
    import numpy as np
    from PIL import Image, ImageChops, ImageDraw, ImageFilter
    pixels = np.random.default_rng(0).integers(0, 255, (1500, 2000, 3), dtype="u1")
    image = Image.fromarray(pixels).filter(ImageFilter.BoxBlur(3))
    for name in ("image.jpg", "image.png"):
        image.save(inside(name))
    small = image.resize((400, 300))
    yield "PIL.Image.Image.load, JPEG", "released", times(5, lambda: Image.open(inside("image.jpg")).load())
    yield "PIL.Image.Image.load, PNG", "released", times(2, lambda: Image.open(inside("image.png")).load())
    yield "PIL.Image.Image.resize", "released", times(2, image.resize, (800, 600))
    yield "PIL.Image.Image.rotate", "released", times(2, image.rotate, 30)
    yield "PIL.Image.Image.filter, GaussianBlur", "released", times(1, image.filter, ImageFilter.GaussianBlur(3))
    yield "PIL.Image.Image.filter, MedianFilter", "held", times(1, small.filter, ImageFilter.MedianFilter(5))
    yield "PIL.Image.Image.save, JPEG file", "released", times(4, image.save, inside("out.jpg"))
    yield "PIL.Image.Image.save, JPEG in memory", "held", times(4, lambda: image.save(io.BytesIO(), "JPEG"))
    yield "PIL.Image.blend", "held", times(10, Image.blend, image, image.copy(), .5)
    yield "PIL.ImageChops.add", "held", times(10, ImageChops.add, image, image)
    yield "PIL.ImageDraw.ellipse", "held", times(20, ImageDraw.Draw(image.copy()).ellipse, (0, 0, 1500, 1400), fill=1)


@library
def opencv():
    import cv2
    import numpy as np
    cv2.setNumThreads(1)
    image = np.random.default_rng(0).integers(0, 255, (1500, 2000, 3), dtype="u1")
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    encoded = cv2.imencode(".jpg", image)[1]
    yield "cv2.imdecode", "released", times(5, cv2.imdecode, encoded, 1)
    yield "cv2.resize", "released", times(10, cv2.resize, image, (800, 600), interpolation=cv2.INTER_AREA)
    yield "cv2.GaussianBlur", "released", times(5, cv2.GaussianBlur, image, (15, 15), 5)
    yield "cv2.Canny", "released", times(10, cv2.Canny, grey, 50, 150)
    yield "cv2.ORB.detectAndCompute", "released", times(4, cv2.ORB_create().detectAndCompute, grey, None)


@library
def sklearn():
    import numpy as np
    from sklearn.cluster import KMeans
    from sklearn.ensemble import RandomForestClassifier
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.svm import SVC
    random = np.random.default_rng(0)
    x = random.random((3000, 20))
    y = (x[:, 0] > .5).astype(int)
    texts = ["hello world %d foo bar" % i for i in range(10_000)]
    yield "sklearn RandomForestClassifier.fit", "released", times(1, RandomForestClassifier(20).fit, x, y)
    yield "sklearn SVC.fit", "released", times(1, SVC().fit, x, y)
    yield "sklearn KMeans.fit", "released", times(5, KMeans(5, n_init=1).fit, x)
    yield "sklearn TfidfVectorizer.fit_transform", "held", times(2, TfidfVectorizer().fit_transform, texts)


@library
def frames():
    import polars as pl
    import numpy as np
    random = np.random.default_rng(0)
    frame = pl.DataFrame({"k": random.integers(0, 1000, 1_000_000), "a": random.random(1_000_000)})
    yield "polars group_by", "released", times(3, lambda: frame.group_by("k").agg(pl.col("a").sum()))
    yield "polars sort", "released", times(2, frame.sort, "a")
    yield "polars to_list", "held", times(3, frame["a"].to_list)


@library
def arrow():
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as parquet
    pa.set_cpu_count(1)
    random = np.random.default_rng(0)
    table = pa.table({"k": random.integers(0, 1000, 1_000_000), "a": random.random(1_000_000)})
    parquet.write_table(table, inside("table.parquet"))
    yield "pyarrow.parquet.read_table", "released", times(2, parquet.read_table, inside("table.parquet"))
    yield "pyarrow.Table.sort_by", "released", times(1, table.sort_by, "a")
    yield "pyarrow.Table.to_pylist", "held", times(5, table.slice(0, 20_000).to_pylist)


@library
def numba():
    import numba as nb
    def total(n):
        s = 0.0
        for i in range(n):
            s += (i % 7) * 0.5
        return s
    held, released = nb.njit(total), nb.njit(nogil=True)(total)
    yield "numba.njit", "held", times(2, held, 30_000_000)
    yield "numba.njit(nogil=True)", "released", times(2, released, 30_000_000)


@library
def torch():
    import torch as t
    t.set_num_threads(1)
    a = t.rand(500, 500)
    numbers = [1.0] * 300_000
    yield "torch.matmul", "released", times(20, t.matmul, a, a)
    yield "torch.sort", "released", times(1, t.sort, t.rand(1_000_000))
    yield "torch.tensor(list)", "held", times(2, t.tensor, numbers)


@library
def serialisers():
    import orjson
    import yaml
    document = {"a": [{"id": i, "name": "n%d" % i, "v": i * 1.5, "t": [1, 2, 3]} for i in range(20_000)]}
    text, listing = json.dumps(document), yaml.safe_dump(document["a"][:300])
    yield "orjson.loads", "held", times(5, orjson.loads, text)
    yield "orjson.dumps", "held", times(20, orjson.dumps, document)
    yield "yaml.safe_load", "held", times(1, yaml.safe_load, listing)


@library
def markup():
    import bs4
    import lxml.etree
    text = "<r>" + "".join('<i id="%d"><b>x%d</b></i>' % (i, i) for i in range(30_000)) + "</r>"
    data, tree = text.encode(), lxml.etree.fromstring(text)
    soup = bs4.BeautifulSoup(text[:60_000], "html.parser")
    yield "lxml.etree.fromstring", "partly", times(3, lxml.etree.fromstring, data)
    yield "lxml.etree._Element.findall", "held", times(3, tree.findall, ".//b")
    yield "bs4.BeautifulSoup, html.parser", "held", times(1, bs4.BeautifulSoup, text[:60_000], "html.parser")
    yield "bs4.Tag.select", "held", times(5, soup.select, "i > b")


@library
def regex():
    import regex as r
    text = "lorem ipsum dolor 123-45 sit amet " * 20_000
    yield "regex.Pattern.findall", "released", times(2, r.compile(r"\b(\w+)\s(\d+)-(\d+)").findall, text)


@library
def cryptography():
    from cryptography.fernet import Fernet
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding, rsa
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
    data = os.urandom(8_000_000)
    key = rsa.generate_private_key(65537, 2048)
    yield "cryptography Fernet.encrypt", "held", times(3, Fernet(Fernet.generate_key()).encrypt, data)
    yield "cryptography AESGCM.encrypt", "released", times(40, AESGCM(b"k" * 32).encrypt, b"n" * 12, data, None)
    yield "cryptography PBKDF2HMAC.derive", "released", times(1, lambda: PBKDF2HMAC(hashes.SHA256(), 32, b"s" * 16, 300_000).derive(b"p"))
    yield "cryptography RSAPrivateKey.sign", "released", times(100, key.sign, b"x", padding.PKCS1v15(), hashes.SHA256())


@library
def passwords():
    import bcrypt
    salt = bcrypt.gensalt(9)
    yield "bcrypt.hashpw", "released", times(2, bcrypt.hashpw, b"x", salt)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--enough", type=int, default=4, help="windows that must agree before a call is done with")
    parser.add_argument("--library", help="prepare this one only")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    outcomes, surprises = [], 0
    for prepare in LIBRARIES:
        if options.library and prepare.__name__ != options.library:
            continue
        if options.names and not any(name.startswith(prepare.__name__) for name in options.names) and prepare.__name__ in ("numpy", "scipy", "pandas"):
            continue
        try:
            cases = list(prepare())
        except ImportError as error:
            if not options.json:
                print("%-40s left out: %s" % (prepare.__name__, error))
            continue
        for name, expected, call in cases:
            if options.names and not name.startswith(tuple(options.names)):
                continue
            outcome = gil_probe.outcome_of(name, expected, call, options.repeat, options.enough)
            outcomes.append(outcome)
            found = outcome["found"]
            agrees = found.startswith(expected) or expected == "partly" and found == "released"
            surprises += not agrees
            if not options.json:
                print(gil_probe.line(dict(outcome, expected=found if agrees else expected)), "" if agrees else "  expected: " + expected, flush=True)
    if options.json:
        json.dump({"outcomes": outcomes}, sys.stdout, indent=1)
        return 0
    return 1 if surprises else 0


if __name__ == "__main__":
    raise SystemExit(main())
