/** Third-party libraries: chains people write, followed as the linker follows them, and what each call must come out as. */
import assert from 'node:assert/strict';
import { catalogue, type CatalogueEntry } from '../../../src/analysis/catalogue';
import { expandNames } from '../../../src/analysis/catalogue/expand';
import { thirdPartyTables } from '../../../src/analysis/catalogue/python/third-party';
import { Linker } from '../../../src/analysis/effects/linker';
import { parsePython } from '../../../src/analysis/frontend/python';
import { collectFacts } from '../../../src/analysis/names';

const python = catalogue('python');
const linker = new Linker(python);
const { module } = linker.add(collectFacts(parsePython('from django.db import models\nclass User(models.Model):\n    pass\n'), { path: 'app.py', moduleName: 'app', isPackage: false, language: 'python' }));

/** What the last step of a path is known as; undefined where it cannot be followed. */
function follow(path: string): CatalogueEntry | undefined {
  return linker.resolve(path, module)?.entry;
}

/** `io network`, `io database awaited writes`, `native released`, `cpu held`, `trivial`: what a call of the path does. */
function kind(path: string): string {
  const entry = follow(path);
  if (entry === undefined) return 'unknown';
  const words: string[] = [entry.work];
  if (entry.work === 'io') words.push(entry.io!, ...(entry.blocking ? [] : ['awaited']));
  else if (entry.work !== 'trivial') words.push(entry.gil);
  if (entry.repeats !== undefined) words.push(entry.repeats);
  return words.join(' ');
}

/** Lines of `path -> kind`. */
function check(lines: string): void {
  const expected = lines.trim().split('\n').map((line) => line.trim().split(/\s+->\s+/));
  assert.deepEqual(expected.map(([path]) => `${path} -> ${kind(path)}`), expected.map(([path, what]) => `${path} -> ${what}`));
}

describe('third-party libraries: chains and kinds', () => {
  it('HTTP clients', () => check(`
    requests.get -> io network
    requests.post -> io network sends
    requests.Session().get -> io network
    requests.Session().put -> io network sends
    requests.get().json -> cpu held
    requests.sessions.Session().get().iter_content -> io network
    httpx.get -> io network
    httpx.Client().post -> io network sends
    httpx.AsyncClient().get -> io network awaited
    httpx.AsyncClient().get()~.json -> cpu held
    httpx.AsyncClient().stream()^.aiter_bytes -> io network awaited
    httpx.Client().stream()^.iter_lines -> io network
    urllib3.PoolManager().request -> io network sends
    urllib3.PoolManager().request().read -> io network
    aiohttp.ClientSession()^.get()^.text -> io network awaited
    aiohttp.ClientSession().get()~.json -> io network awaited
    aiohttp.ClientSession().post -> io network awaited sends
  `));

  it('NumPy and SciPy', () => check(`
    numpy.sort -> native released
    numpy.array -> cpu held
    numpy.array().sum -> native released
    numpy.array().tolist -> cpu held
    numpy.array().T.dot -> native released
    numpy.linalg.svd -> native released
    numpy.random.default_rng().normal -> native released
    numpy.vectorize -> cpu held
    numpy.load -> io file
    numpy.save -> io file writes
    numpy.fft.fft().mean -> native released
    scipy.ndimage.gaussian_filter -> native released
    scipy.optimize.minimize -> cpu held
    scipy.stats.norm.pdf -> native released
    scipy.special.erf -> native released
    scipy.sparse.csr_matrix().dot().toarray().sum -> native released
    scipy.spatial.cKDTree().query -> native released
  `));

  it('pandas, Polars, Arrow', () => check(`
    pandas.read_csv -> native partly
    pandas.read_csv().groupby().sum -> native partly
    pandas.read_csv().groupby().apply -> cpu held
    pandas.read_csv().groupby()[].mean -> native partly
    pandas.read_csv()[].str.upper -> cpu held
    pandas.read_csv()[].iterrows -> cpu held
    pandas.read_csv().loc[].sum -> native partly
    pandas.DataFrame().to_csv -> cpu held writes
    pandas.DataFrame().rolling().mean -> native released
    pandas.DataFrame().to_sql -> io database writes
    pandas.read_sql -> io database
    polars.scan_csv().filter().collect -> native released
    polars.read_csv().group_by().agg -> native released
    pyarrow.parquet.read_table().to_pandas().merge -> cpu held
  `));

  it('images', () => check(`
    PIL.Image.open -> io file
    PIL.Image.open().resize -> native released
    PIL.Image.open()^.convert().save -> native partly writes
    PIL.Image.open().resize().filter -> native released
    PIL.ImageOps.fit -> native released
    PIL.ImageDraw.Draw().text -> cpu held
    cv2.imread -> native released
    cv2.resize -> native released
    cv2.someFunctionNobodyListed -> native released
    cv2.VideoCapture().read -> native released
    skimage.filters.gaussian -> native released
  `));

  it('machine learning', () => check(`
    sklearn.ensemble.RandomForestClassifier().fit -> native released
    sklearn.ensemble.RandomForestClassifier().fit().predict -> native partly
    sklearn.feature_extraction.text.TfidfVectorizer().fit_transform -> cpu held
    sklearn.metrics.roc_auc_score -> native released
    torch.matmul -> native released
    torch.tensor().tolist -> cpu held
    torch.nn.Linear().__call__ -> native released
    xgboost.XGBClassifier().fit -> native released
    lightgbm.train().predict -> native released
    transformers.AutoModel.from_pretrained().generate -> native released
  `));

  it('SQLAlchemy', () => check(`
    sqlalchemy.create_engine -> trivial
    sqlalchemy.create_engine().connect()^.execute -> io database writes
    sqlalchemy.create_engine().begin()^.execute().fetchall -> cpu held
    sqlalchemy.orm.Session().query().filter().order_by().all -> io database
    sqlalchemy.orm.sessionmaker()().commit -> io database writes
    sqlalchemy.orm.Session().add -> trivial
    sqlalchemy.select().where -> trivial
    sqlalchemy.ext.asyncio.create_async_engine().connect()^.execute -> io database awaited writes
    sqlalchemy.ext.asyncio.async_sessionmaker()()^.scalars -> io database awaited
  `));

  it('PostgreSQL and MySQL', () => check(`
    psycopg2.connect -> io database
    psycopg2.connect().cursor().execute -> io database writes
    psycopg2.connect()^.cursor()^.fetchall -> cpu held
    psycopg.connect()^.cursor().execute().fetchone -> cpu held
    psycopg.AsyncConnection.connect()~.cursor()^.execute -> io database awaited writes
    asyncpg.connect()~.fetch -> io database awaited
    asyncpg.create_pool()~.acquire()^.execute -> io database awaited writes
    pymysql.connect().cursor().execute -> io database writes
    mysql.connector.connect().cursor().fetchall -> io database
    aiomysql.create_pool()^.acquire()^.cursor()^.execute -> io database awaited writes
  `));

  it('MongoDB and Redis', () => check(`
    pymongo.MongoClient()[][].find_one -> io database
    pymongo.mongo_client.MongoClient().shop.orders.insert_one -> io database writes
    pymongo.MongoClient().shop.orders.delete_many -> io database deletes
    pymongo.MongoClient().shop.orders.find -> trivial
    pymongo.MongoClient().shop.orders.find().sort().to_list -> io database
    motor.motor_asyncio.AsyncIOMotorClient().shop.orders.find_one -> io database awaited
    redis.Redis().get -> io database
    redis.StrictRedis().set -> io database writes
    redis.Redis().pipeline().get -> trivial
    redis.Redis().pipeline().execute -> io database writes
    redis.Redis().publish -> io database sends
    redis.asyncio.Redis().get -> io database awaited
    redis.asyncio.from_url().pipeline()^.execute -> io database awaited writes
  `));

  it('AWS and SSH', () => check(`
    boto3.client().list_buckets -> io network
    boto3.client().put_object -> io network writes
    boto3.client().send_message -> io network sends
    boto3.client().anythingTheServiceOffers -> io network
    boto3.client().generate_presigned_url -> trivial
    boto3.client().get_paginator().paginate().__iter__ -> io network
    boto3.client().get_object()[].read -> io network
    boto3.resource().Bucket().upload_file -> io network writes
    boto3.resource().Table().get_item -> io network
    boto3.Session().client().get_object -> io network
    paramiko.SSHClient().connect -> io network
    paramiko.SSHClient().exec_command()[].read -> io network
    paramiko.SSHClient().open_sftp().put -> io network writes
  `));

  it('Django and Flask', () => check(`
    app.User.objects.filter -> trivial
    app.User.objects.filter().exclude().first -> io database
    app.User.objects.create -> io database writes
    app.User.objects.all()[].save -> io database writes
    app.User.objects.aget -> io database awaited
    django.db.connection.cursor()^.execute -> io database writes
    django.shortcuts.get_object_or_404().delete -> io database deletes
    django.core.mail.send_mail -> io network sends
    django.core.cache.cache.get -> io network
    flask.request.get_json -> cpu held
    flask.render_template -> cpu held
    flask_sqlalchemy.SQLAlchemy().session.commit -> io database writes
  `));

  it('browsers', () => check(`
    selenium.webdriver.Chrome -> io subprocess spawns
    selenium.webdriver.Chrome().get -> io network
    selenium.webdriver.Firefox().find_element().click -> io network
    selenium.webdriver.Chrome().find_elements()[].get_attribute -> io network
    playwright.sync_api.sync_playwright()^.chromium.launch().new_page().goto -> io network
    playwright.async_api.async_playwright()^.chromium.launch()~.new_page()~.goto -> io network awaited
    playwright.sync_api.Page().locator().first.click -> io network
  `));

  it('markup, JSON, regular expressions, cryptography', () => check(`
    bs4.BeautifulSoup -> cpu held
    bs4.BeautifulSoup().find_all()[].get_text -> cpu held
    bs4.BeautifulSoup().select_one().find -> cpu held
    lxml.etree.parse().getroot().xpath -> native partly
    lxml.html.fromstring().findall -> cpu held
    orjson.dumps -> cpu held
    ujson.loads -> cpu held
    yaml.safe_load -> cpu held
    regex.compile().findall -> native released
    cryptography.fernet.Fernet().encrypt -> cpu partly
    cryptography.hazmat.primitives.kdf.pbkdf2.PBKDF2HMAC().derive -> native released
    cryptography.hazmat.primitives.ciphers.Cipher().encryptor().update -> native released
    cryptography.hazmat.primitives.asymmetric.rsa.generate_private_key().sign -> native released
    bcrypt.hashpw -> native released
  `));

  it('asynchronous libraries', () => check(`
    aiofiles.open()^.read -> io file awaited
    aiosqlite.connect()^.execute -> io database awaited writes
    anyio.sleep -> io sleep awaited
    websockets.connect()^.send -> io network awaited sends
    openai.AsyncOpenAI().chat.completions.create -> io network awaited sends
    openai.OpenAI().chat.completions.create -> io network sends
    anthropic.Anthropic().messages.create -> io network sends
  `));
});

describe('third-party libraries: hazards and who runs what', () => {
  const hazards = (path: string): readonly string[] => follow(path)!.hazards;

  it('says what cannot be shared by threads', () => {
    for (const path of ['requests.Session().get', 'sqlalchemy.orm.Session().commit', 'psycopg2.connect().cursor().execute', 'selenium.webdriver.Chrome().get',
      'playwright.sync_api.Page().click', 'pymysql.connect().cursor().execute', 'redis.Redis().pipeline().execute', 'matplotlib.pyplot.plot']) {
      assert.ok(hazards(path).includes('not-thread-safe'), path);
    }
    for (const path of ['redis.Redis().get', 'httpx.Client().get', 'boto3.client().get_object', 'pymongo.MongoClient().shop.orders.find_one', 'urllib3.PoolManager().request']) {
      assert.ok(!hazards(path).includes('not-thread-safe'), path);
    }
  });

  it('says what must not cross a fork', () => {
    for (const path of ['pymongo.MongoClient', 'sqlalchemy.create_engine', 'psycopg2.connect', 'grpc.insecure_channel', 'polars.DataFrame']) {
      assert.ok(hazards(path).includes('not-fork-safe'), path);
    }
  });

  it('says what already uses every core, and only that', () => {
    for (const path of ['numpy.dot', 'numpy.linalg.svd', 'torch.matmul', 'polars.read_csv().sort', 'xgboost.train', 'dask.compute']) {
      assert.ok(hazards(path).includes('uses-all-cores'), path);
    }
    for (const path of ['numpy.sort', 'cv2.resize', 'PIL.Image.open().resize', 'sklearn.ensemble.RandomForestClassifier().fit', 'pandas.read_csv']) {
      assert.ok(!hazards(path).includes('uses-all-cores'), path);
    }
  });

  it('names the asynchronous way out', () => {
    for (const path of ['requests.get', 'psycopg2.connect', 'redis.Redis().get', 'pymongo.MongoClient().a.b.find_one', 'boto3.client().get_object', 'app.User.objects.get']) {
      assert.ok(follow(path)!.asyncInstead, path);
    }
  });

  it('knows who runs a callable, and as what', () => {
    const runs = (path: string): unknown => follow(path)?.runs && [follow(path)!.runs!.as, follow(path)!.runs!.perItem ?? false];
    assert.deepEqual(runs('joblib.Parallel().__call__'), ['processes', true]);
    assert.deepEqual(runs('pandas.DataFrame().apply'), ['inline', true]);
    assert.deepEqual(runs('dask.distributed.Client().map'), ['dask', true]);
    assert.deepEqual(runs('dask.distributed.Client().submit'), ['dask', false]);
    assert.deepEqual(runs('anyio.to_thread.run_sync'), ['threads', false]);
    assert.deepEqual(runs('starlette.concurrency.run_in_threadpool'), ['threads', false]);
    assert.deepEqual(runs('tqdm.contrib.concurrent.process_map'), ['processes', true]);
    assert.deepEqual(runs('multiprocess.Pool().map'), ['processes', true]);
    assert.equal(python.find('dask.delayed')!.decorates, 'deferred');
    assert.equal(python.find('celery.shared_task')!.decorates, 'deferred');
    assert.equal(python.find('numba.njit')!.decorates, 'compiled');
    assert.equal(python.find('tqdm.auto.tqdm')!.passesThrough, 0);
  });
});

describe('third-party libraries: breadth', () => {
  /** Libraries that must be covered, by the name they are imported under, with how many names at least. */
  const covered: Record<string, number> = {
    requests: 40, httpx: 70, urllib3: 40, aiohttp: 90, numpy: 700, scipy: 600, pandas: 400, PIL: 140, cv2: 150, sklearn: 300, sqlalchemy: 200, psycopg2: 50,
    psycopg: 80, asyncpg: 50, pymysql: 35, mysql: 45, pymongo: 120, redis: 300, boto3: 60, botocore: 80, paramiko: 90, django: 250, flask: 70, selenium: 130,
    playwright: 350, bs4: 80, lxml: 100, orjson: 3, ujson: 5, simdjson: 4, msgpack: 12, regex: 35, cryptography: 130, joblib: 15, dask: 100,
    polars: 70, pyarrow: 60, numba: 10, matplotlib: 100, tqdm: 12, tenacity: 10, celery: 25, kafka: 10, confluent_kafka: 15, pika: 20, aiofiles: 20, aiosqlite: 15,
    anyio: 30, trio: 20, starlette: 30, fastapi: 30, grpc: 20, elasticsearch: 40, scrapy: 20, yaml: 15, bcrypt: 4, argon2: 6, pypdf: 20, openpyxl: 15, xlrd: 10,
    docx: 10, dotenv: 6, click: 20, rich: 20, torch: 150, tensorflow: 50, transformers: 25, xgboost: 15, lightgbm: 12, nltk: 30, spacy: 10, shapely: 70, networkx: 90,
    sympy: 60, faker: 5, imageio: 8, skimage: 80, librosa: 25, soundfile: 4, h5py: 18, netCDF4: 9, xarray: 50, zarr: 12, geopandas: 30, google: 90, azure: 30,
    openai: 60, anthropic: 3, slack_sdk: 10, twilio: 8, stripe: 60, github: 18, ftputil: 15, fabric: 12, psutil: 40, watchdog: 6, gevent: 25, eventlet: 10,
    greenlet: 3, uvloop: 3, pathos: 20, loky: 2, ray: 12, mpi4py: 30,
  };
  const names = new Map<string, number>();
  for (const table of thirdPartyTables) {
    for (const group of table.groups) {
      for (const name of expandNames(group.names)) {
        const top = name.slice(0, name.indexOf('.'));
        names.set(top, (names.get(top) ?? 0) + 1);
      }
    }
  }

  it('every library people use has names enough', () => {
    const short = Object.entries(covered).filter(([library, least]) => (names.get(library) ?? 0) < least);
    assert.deepEqual(short.map(([library, least]) => `${library}: ${names.get(library) ?? 0} of ${least}`), []);
  });

  it('other names of modules lead to tables', () => {
    for (const name of ['motor.motor_asyncio.AsyncIOMotorClient', 'aioredis.Redis', 'PyPDF2.PdfReader', 'keras.Model', 'distributed.Client', 'multiprocess.Pool']) {
      assert.ok(python.find(name), name);
    }
  });
});
