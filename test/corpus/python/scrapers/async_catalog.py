"""The same on asyncio, for the large shops."""
import asyncio
import time

import aiohttp
import httpx
import requests


# corpus: io network; best asyncio
async def fetch_json(session: aiohttp.ClientSession, url: str):
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.json()


async def one_by_one(urls):
    bodies = []
    async with aiohttp.ClientSession() as session:
        # corpus: io network; best asyncio; flag FC104
        for url in urls:
            bodies.append(await fetch_json(session, url))
    return bodies


async def together(urls, limit=20):
    semaphore = asyncio.Semaphore(limit)

    async def guarded(session, url):
        async with semaphore:
            return await fetch_json(session, url)

    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(guarded(session, url) for url in urls))


async def paged(client: httpx.AsyncClient, url):
    """Cursor paging cannot overlap."""
    rows = []
    # corpus: io network; best serial
    while url is not None:
        page = (await client.get(url)).json()
        rows.extend(page["items"])
        url = page["next"]
    return rows


async def upload_chunks(client: httpx.AsyncClient, upload_id, chunks):
    """Each answer carries the tag that the next request must name."""
    tag = None
    # corpus: io network; best serial
    for number, chunk in enumerate(chunks):
        headers = {"If-Match": tag} if tag else {}
        reply = await client.put(f"https://cdn.example.com/{upload_id}/{number}", content=chunk, headers=headers)
        tag = reply.headers["ETag"]
    return tag


async def legacy_price(sku):
    # corpus: flag FC107
    return requests.get(f"https://legacy.example.com/{sku}", timeout=5).json()["price"]


def legacy_stock(sku):
    return requests.get(f"https://legacy.example.com/stock/{sku}", timeout=5).json()


async def availability(session, skus):
    result = {}
    for sku in skus:
        # corpus: flag FC107
        result[sku] = legacy_stock(sku)
    return result


async def throttled(session, urls):
    for url in urls:
        await fetch_json(session, url)
        # corpus: flag FC107
        time.sleep(0.2)


async def polite(session, urls):
    """One request a second is what the site's owner asks for."""
    bodies = []
    # corpus: io network sleep; best serial
    for url in urls:
        bodies.append(await fetch_json(session, url))
        await asyncio.sleep(1.0)
    return bodies


async def moved_out_of_the_way(skus):
    return await asyncio.gather(*(asyncio.to_thread(legacy_stock, sku) for sku in skus))


def run(urls):
    return asyncio.run(together(urls))
