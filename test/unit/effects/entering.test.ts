/** What a `with` statement runs of a manager's own. */
import assert from 'node:assert/strict';
import { chain, workspace } from './workspace';

const manager = 'import requests\n\nclass Login:\n    def __init__(self, url):\n        self.url = url\n\n    def __enter__(self):\n        self.token = requests.get(self.url).text\n        return self\n\n    def __exit__(self, *error):\n        pass\n';

describe('effects: entering a context manager', () => {
  it('runs its __enter__, wherever the class stands, and the proof leads through it', () => {
    const app = 'from manager import Login\n\nasync def handle(url):\n    with Login(url) as login:\n        return login.token\n';
    assert.equal(chain({ 'app.py': app, 'manager.py': manager }), 'manager.Login.__enter__ > requests.get');
    assert.equal(chain({ 'app.py': app.replace('with Login(url) as login', 'login = Login(url)\n    if login'), 'manager.py': manager }), '', 'what is only made is not entered');
  });

  it('runs that of what a function gives, and of a base class', () => {
    const given = 'from manager import Login\n\nclass Other(Login):\n    pass\n\ndef login_to(url):\n    return Other(url)\n\nasync def handle(url):\n    with login_to(url) as login:\n        return login.token\n';
    assert.equal(chain({ 'app.py': given, 'manager.py': manager }), 'manager.Login.__enter__ > requests.get');
  });

  it('runs __aenter__ in an async with, and not __enter__', () => {
    const asynchronous = 'import requests\n\nclass Login:\n    def __enter__(self):\n        return requests.get("http://a")\n\n    async def __aenter__(self):\n        return self\n\nasync def handle():\n    async with Login() as login:\n        return login\n';
    assert.equal(chain({ 'app.py': asynchronous }), '');
    assert.equal(chain({ 'app.py': asynchronous.replace('        return self\n', '        return requests.post("http://a")\n') }), 'requests.post', 'told in __aenter__ itself');
  });

  it('follows edits of the manager', () => {
    const app = 'from manager import Login\n\nasync def handle(url):\n    with Login(url) as login:\n        return login.token\n';
    const index = workspace({ 'app.py': app, 'manager.py': manager }, { roots: [''], rules: { FC107: 'warning' } });
    const found = () => index.analyze('app.py')!.findings.length;
    index.report();
    assert.equal(found(), 1);
    index.updateText('manager.py', manager.replace('requests.get(self.url).text', 'self.url'));
    assert.equal(found(), 0);
    index.updateText('manager.py', manager);
    assert.equal(found(), 1);
  });
});
