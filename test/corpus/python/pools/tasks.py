"""asyncio, held wrongly and rightly."""
import asyncio
import time

import httpx
import requests

background = set()


async def fetch(client, url):
    reply = await client.get(url)
    return reply.text


async def forgotten(client: httpx.AsyncClient, url):
    # corpus: flag FC227
    fetch(client, url)
    return url


async def dropped(client, urls):
    for url in urls:
        # corpus: flag FC228
        asyncio.create_task(fetch(client, url))


async def kept(client, urls):
    for url in urls:
        task = asyncio.create_task(fetch(client, url))
        background.add(task)
        task.add_done_callback(background.discard)


async def blocking_price(sku):
    # corpus: flag FC107
    return requests.get(f"https://shop.example.com/{sku}", timeout=5).json()


async def prices(skus):
    # corpus: flag FC229
    return await asyncio.gather(*(blocking_price(sku) for sku in skus))


async def prices_in_threads(skus):
    return await asyncio.gather(*(asyncio.to_thread(requests.get, f"https://shop.example.com/{sku}") for sku in skus))


async def nested(client, url):
    # corpus: flag FC230
    return asyncio.run(fetch(client, url))


async def grouped(client, urls):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(client, url)) for url in urls]
    return [task.result() for task in tasks]


async def ticker(stop):
    while not stop.is_set():
        print(time.monotonic())
        await asyncio.sleep(1)


def main(urls):
    async def run():
        async with httpx.AsyncClient() as client:
            return await grouped(client, urls)

    return asyncio.run(run())
