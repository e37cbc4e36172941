import assert from 'node:assert/strict';
import { Client } from './client';

const text = `import time
import urllib.request


def crunch(limit):
    total = 0
    for n in range(limit):
        for m in range(1000):
            total += n * m % 7
    return total


def fetch(url):
    return urllib.request.urlopen(url).read()


def add(a, b):
    return a + b


class Needy:
    def __init__(self, url):
        self.url = url

    def pull(self):
        return urllib.request.urlopen(self.url).read()
`;

describe('lenses and hovers', () => {
  let client: Client;
  let uri: string;
  before(async () => {
    client = await Client.start();
    uri = await client.open('work.py', text);
  });
  after(() => client.stop());

  it('stand over what is worth talking about, with the way to measure functions that can be called', async () => {
    const lenses = await client.lenses(uri);
    const at = (line: number) => lenses.filter(lens => lens.range.start.line === line).map(lens => lens.command!.title);
    assert.deepEqual(at(4), ['computes in Python: processes for many calls', 'Benchmark']);
    assert.equal(at(5).length + at(6).length, 1, 'the loop has a verdict, and no benchmark of its own');
    assert.deepEqual(at(12), ['waits on the network: threads for many calls', 'Benchmark']);
    assert.deepEqual(at(16), [], 'silence over little work');
    assert.deepEqual(at(24), ['waits on the network: threads for many calls'], 'a method of a class that needs arguments cannot be measured');
    const benchmark = lenses.find(lens => lens.command!.title === 'Benchmark')!;
    assert.deepEqual(benchmark.command!.arguments, [uri, 'crunch']);
    assert.ok(client.capabilities.executeCommandProvider?.commands.includes(benchmark.command!.command), 'an editor without our client can run it');
  });

  it('explain themselves on hover, with links to the deciding lines', async () => {
    const hover = await client.hover(uri, 12, 5);
    const { value } = hover!.contents as { value: string };
    assert.match(value, /from reading the code/);
    assert.match(value, /waits on the network/);
    assert.ok(value.includes(`${uri}#L14`), value);
    assert.equal(await client.hover(uri, 16, 5), null);
  });

  it('go when the setting says so', async () => {
    await client.changeSettings({ codeLens: { enabled: false } });
    await waitUntil(async () => (await client.lenses(uri)).length === 0);
    await client.changeSettings({});
    await waitUntil(async () => (await client.lenses(uri)).length > 0);
  });

  it('carry icons only for our own client, which knows them', async () => {
    const own = await Client.start({ initializationOptions: { ownCommands: true } });
    try {
      const lenses = await own.lenses(await own.open('work.py', text));
      assert.ok(lenses.every(lens => lens.command!.title.startsWith('$(')));
      assert.equal(own.capabilities.executeCommandProvider, undefined);
    } finally {
      await own.stop();
    }
  });
});

async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await holds()) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  assert.fail('did not come about in 5 s');
}
