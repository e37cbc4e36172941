/** Ask a list of services how they are: nearly all of the time is spent waiting for answers. */
import { once } from 'node:events';
import { createServer } from 'node:http';

/** Addresses of `count` stand-ins for remote services: each answers after 30 ms, as one in the next city would, for as long as the program runs. */
export async function localServices(count) {
  const server = createServer((request, response) => {
    setTimeout(() => response.end(JSON.stringify({ service: request.url, healthy: true })), 30);
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  return Array.from({ length: count }, (_, number) => `http://127.0.0.1:${server.address().port}/service-${number}`);
}

/** Whether the service at an address says that it is healthy. */
export async function check(address) {
  // forkcast: args=localServices(8)
  const answer = await fetch(address);
  return (await answer.json()).healthy;
}

/** The same for all of them, one after the other. */
export async function checkAll(addresses) {
  // forkcast: args=localServices(8).then(addresses => [[addresses]])
  const states = {};
  for (const address of addresses) {
    states[address] = await check(address);
  }
  return states;
}
