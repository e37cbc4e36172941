import assert from 'node:assert/strict';
import { chain, workspace, type Files } from './workspace';

const get = 'import requests\ndef load(url):\n    return requests.get(url)\n';
const caller = (imports: string, call: string): string => `${imports}\nasync def handler(url):\n    ${call}\n`;

describe('linking', () => {
  const cases: [string, Files, string][] = [
    ['import of a module', { 'app.py': caller('import helpers', 'helpers.load(url)'), 'helpers.py': get }, 'helpers.load > requests.get'],
    ['an alias', { 'app.py': caller('import helpers as h', 'h.load(url)'), 'helpers.py': get }, 'helpers.load > requests.get'],
    ['from-import', { 'app.py': caller('from helpers import load as fetch', 'fetch(url)'), 'helpers.py': get }, 'helpers.load > requests.get'],
    ['star import', { 'app.py': caller('from helpers import *', 'load(url)'), 'helpers.py': get }, 'helpers.load > requests.get'],
    ['re-export by a package', {
      'app.py': caller('from shop import load', 'load(url)'), 'shop/__init__.py': 'from .net import load\n', 'shop/net.py': get,
    }, 'shop.net.load > requests.get'],
    ['re-export by a star import in a package', {
      'app.py': caller('import shop', 'shop.load(url)'), 'shop/__init__.py': 'from .net import *\n', 'shop/net.py': get,
    }, 'shop.net.load > requests.get'],
    ['submodule through its package', {
      'app.py': caller('import shop.net', 'shop.net.load(url)'), 'shop/__init__.py': '', 'shop/net.py': get,
    }, 'shop.net.load > requests.get'],
    ['a namespace package', { 'app.py': caller('from shop.net import load', 'load(url)'), 'shop/net.py': get }, 'shop.net.load > requests.get'],
    ["a module of one's own that goes by a library's name", {
      'app.py': caller('import schedule', 'schedule.every(url)'), 'schedule.py': 'import requests\ndef every(url):\n    return requests.get(url)\n',
    }, 'schedule.every > requests.get'],
    ['relative import', { 'shop/app.py': caller('from .net import load', 'load(url)'), 'shop/__init__.py': '', 'shop/net.py': get }, 'shop.net.load > requests.get'],
    ['a sibling of a script in a folder', { 'tools/app.py': caller('import net', 'net.load(url)'), 'tools/net.py': get }, 'tools.net.load > requests.get'],
    ['src layout, from beside it', {
      'tools/app.py': caller('from shop.net import load', 'load(url)'), 'src/shop/__init__.py': '', 'src/shop/net.py': get,
    }, 'shop.net.load > requests.get'],
    ['a package below a project folder', {
      'service/tools/app.py': caller('from shop.net import load', 'load(url)'), 'service/code/shop/__init__.py': '', 'service/code/shop/net.py': get,
    }, 'service.code.shop.net.load > requests.get'],
    ['the nearer of two modules with one name', {
      'one/app.py': caller('import net', 'net.load(url)'), 'one/net.py': get, 'two/net.py': 'def load(url):\n    return url\n',
    }, 'one.net.load > requests.get'],
    ['method of an instance', {
      'app.py': caller('from net import Client', 'Client().load(url)'), 'net.py': 'import requests\nclass Client:\n    def load(self, url):\n        return requests.get(url)\n',
    }, 'net.Client.load > requests.get'],
    ['inherited method, base in another file', {
      'app.py': caller('from net import Client', 'Client().load(url)'), 'net.py': 'from base import Base\nclass Client(Base):\n    pass\n',
      'base.py': 'import requests\nclass Base:\n    def load(self, url):\n        return requests.get(url)\n',
    }, 'base.Base.load > requests.get'],
    ['overriding', {
      'app.py': caller('from net import Client', 'Client().load(url)'),
      'net.py': 'import requests\nclass Base:\n    def load(self, url):\n        return requests.get(url)\nclass Client(Base):\n    def load(self, url):\n        return url\n',
    }, ''],
    ['attribute set in __init__', {
      'app.py': 'import requests\nclass Api:\n    def __init__(self):\n        self.session = requests.Session()\n    async def load(self, url):\n        return self.session.get(url)\n',
    }, 'requests.Session.get'],
    ['what a function of another file returns', {
      'app.py': caller('from net import connect', 'connect().get(url)'), 'net.py': 'import requests\ndef connect():\n    return requests.Session()\n',
    }, 'requests.Session.get'],
    ['module-level singleton', {
      'app.py': caller('from net import session', 'session.get(url)'), 'net.py': 'import requests\nsession = requests.Session()\n',
    }, 'requests.Session.get'],
    ['entered in a with', {
      'app.py': caller('import requests', 'with requests.Session() as s:\n        s.get(url)'),
    }, 'requests.Session.get'],
    ['property', {
      'app.py': 'import requests\nclass Api:\n    @property\n    def session(self):\n        return requests.Session()\n    async def load(self, url):\n        return self.session.get(url)\n',
    }, 'requests.Session.get'],
    ['annotated parameter', { 'app.py': 'import requests\nasync def load(s: requests.Session, url):\n    s.get(url)\n' }, 'requests.Session.get'],
    ['list of annotated things', { 'app.py': 'import requests\nasync def load(all: list[requests.Session], url):\n    for s in all:\n        s.get(url)\n' }, 'requests.Session.get'],
    ['constructor that does the work', {
      'app.py': caller('from net import Page', 'Page(url)'), 'net.py': 'import requests\nclass Page:\n    def __init__(self, url):\n        self.text = requests.get(url).text\n',
    }, 'net.Page.__init__ > requests.get'],
    ['nested function', {
      'app.py': 'import requests\nasync def handler(url):\n    def load():\n        return requests.get(url)\n    return load()\n',
    }, 'app.handler.<locals>.load > requests.get'],
    ['lambda handed to map', { 'app.py': 'import requests\nasync def handler(urls):\n    return list(map(lambda url: requests.get(url), urls))\n' }, 'app.handler.<locals>.<lambda> > requests.get'],
    ['either of two imports', {
      'app.py': caller('try:\n    import fastnet as net\nexcept ImportError:\n    import net', 'net.load(url)'), 'net.py': get,
    }, 'net.load > requests.get'],
    ['decorated function, decorator unknown', {
      'app.py': caller('from net import load', 'load(url)'), 'net.py': `from somewhere import traced\nimport requests\n@traced('x')\ndef load(url):\n    return requests.get(url)\n`,
    }, 'net.load > requests.get'],
  ];
  for (const [what, files, expected] of cases) it(what, () => assert.equal(chain(files), expected));

  const silent: [string, Files][] = [
    ['a parameter of unknown type', { 'app.py': 'async def handler(client, url):\n    client.get(url)\n' }],
    ['a module nobody knows', { 'app.py': caller('import mystery', 'mystery.get(url)') }],
    ['a name of our own package that is not there', { 'app.py': caller('from shop import get', 'get(url)'), 'shop/__init__.py': '' }],
    ['imports in a circle', { 'app.py': caller('from b import load', 'load(url)'), 'b.py': 'from app import load\n' }],
    ['base classes in a circle', { 'app.py': 'class A(B):\n    pass\nclass B(A):\n    pass\nasync def f():\n    A().get()\n' }],
    ['star imports in a circle', { 'app.py': caller('from b import *', 'load(url)'), 'b.py': 'from app import *\n' }],
    ['returns in a circle', { 'app.py': 'def f():\n    return g()\ndef g():\n    return f()\nasync def h():\n    f().get()\n' }],
    ['a module that shadows nothing: a folder of the library\'s name in a package', {
      'shop/app.py': caller('import subprocess', 'subprocess.list2cmdline([])'), 'shop/__init__.py': '', 'shop/subprocess.py': get.replace('load', 'list2cmdline'),
    }],
  ];
  for (const [what, files] of silent) it(`silent about ${what}`, () => assert.equal(chain(files), ''));

  it('follows a chain of thousands of calls without running out of stack', function () {
    this.timeout(20_000);
    const lines = ['import requests', 'def f0(url):', '    return requests.get(url)'];
    for (let i = 1; i < 5000; i++) lines.push(`def f${i}(url):`, `    return f${i - 1}(url)`);
    lines.push('def all(urls):', '    for url in urls:', '        f4999(url)');
    const { sites } = workspace({ 'app.py': lines.join('\n') }).analyze('app.py')!;
    assert.equal(sites.find(({ name }) => name === 'for url in urls')?.work, 'io');
  });
});
