import { strict as assert } from 'node:assert';
import { factsOf, lastPath, pathsOf } from './helpers';

describe('names: imports', () => {
  it('follows plain, dotted and renamed imports', () => {
    assert.equal(lastPath('import requests\nrequests.get(u)'), 'requests.get');
    assert.equal(lastPath('import os.path\nos.path.join(a)'), 'os.path.join');
    assert.equal(lastPath('import os.path\nos.getcwd()'), 'os.getcwd');
    assert.equal(lastPath('import numpy as np\nnp.dot(a)'), 'numpy.dot');
    assert.equal(lastPath('import a.b as c\nc.d()'), 'a.b.d');
    assert.equal(lastPath('from a.b import c as d\nd()'), 'a.b.c');
  });

  it('follows imports inside functions, and only there', () => {
    assert.equal(lastPath('def f():\n    import time\n    time.sleep(1)\n'), 'time.sleep');
    assert.equal(lastPath('def f():\n    import time\ndef g():\n    time.sleep(1)\n'), null);
  });

  it('resolves relative imports against the module', () => {
    assert.equal(lastPath('from . import x\nx.f()', 'app.helpers'), 'app.x.f');
    assert.equal(lastPath('from .x import f\nf()', 'app.helpers'), 'app.x.f');
    assert.equal(lastPath('from ..y import f\nf()', 'app.sub.helpers'), 'app.y.f');
    assert.equal(lastPath('from .x import f\nf()', 'app', true), 'app.x.f');
    assert.equal(lastPath('from . import x\nx()', 'script'), 'x');
  });

  it('does not know where dots lead that leave the root', () => {
    assert.equal(lastPath('from ...y import f\nf()', 'app.helpers'), null);
  });

  it('leaves names to star imports, before builtins', () => {
    const text = 'from os.path import *\nfrom .local import *\njoin(a, b)\nopen(a)\n';
    assert.deepEqual(factsOf(text, 'app.helpers').starImports, ['os.path', 'app.local']);
    assert.deepEqual(pathsOf(text, 'app.helpers'), ['app.helpers.*.join', 'app.helpers.*.open']);
  });

  it('takes the first of several imports and keeps the others', () => {
    const text = 'try:\n    import orjson as json\nexcept ImportError:\n    import json\njson.dumps(x)\n';
    assert.equal(lastPath(text), 'orjson.dumps');
    assert.deepEqual([...factsOf(text).alternatives], [['orjson', ['json']]]);
    assert.deepEqual([...factsOf(text).exports], [['json', 'orjson']]);
  });

  it('knows a fallback to None or to a definition of the module', () => {
    assert.equal(lastPath('try:\n    import numpy as np\nexcept ImportError:\n    np = None\nnp.dot(a)'), 'numpy.dot');
    const text = 'try:\n    from fast import work\nexcept ImportError:\n    def work(): pass\nwork()';
    assert.equal(lastPath(text), 'fast.work');
    assert.deepEqual([...factsOf(text).alternatives], [['fast.work', ['m.work']]]);
  });

  it('reads imports for type checkers, but not their calls', () => {
    const text = 'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from requests import Session\n    register(Session)\ndef f(s: "Session"):\n    s.get(u)\n';
    assert.deepEqual(pathsOf(text), ['requests.Session().get']);
  });

  it('re-exports what it imports', () => {
    const { exports } = factsOf('from .client import Client\nimport os\nfrom . import util as u\n', 'app', true);
    assert.deepEqual([...exports], [['Client', 'app.client.Client'], ['os', 'os'], ['u', 'app.util']]);
  });
});
