"""A FastAPI gateway in front of older services."""
import asyncio
import hashlib
import subprocess
from concurrent.futures import ProcessPoolExecutor

import httpx
import requests
from fastapi import Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy import text

from billing import customer_record, fibonacci_price

app = FastAPI()
engine = create_async_engine("postgresql+asyncpg://app@db/gateway")
sessions = async_sessionmaker(engine)
pool = ProcessPoolExecutor()


async def database():
    async with sessions() as session:
        yield session


@app.get("/customers/{customer}")
async def customer(customer: str):
    # corpus: flag FC107
    return customer_record(customer)


@app.get("/customers/{customer}/old")
def customer_in_thread(customer: str):
    """A plain def runs in Starlette's thread pool: nothing is held up."""
    return customer_record(customer)


@app.get("/quote")
async def quote(depth: int = 32):
    # corpus: flag FC109
    return {"price": fibonacci_price(depth)}


@app.get("/quote2")
async def quote_elsewhere(depth: int = 32):
    loop = asyncio.get_running_loop()
    return {"price": await loop.run_in_executor(pool, fibonacci_price, depth)}


# corpus: io network; best asyncio
async def upstream(client: httpx.AsyncClient, name):
    reply = await client.get(f"https://{name}.internal/status")
    return reply.json()


@app.get("/status")
async def status(names: str):
    async with httpx.AsyncClient() as client:
        report = {}
        # corpus: io network; best asyncio; flag FC104
        for name in names.split(","):
            report[name] = await upstream(client, name)
    return report


@app.get("/events")
async def events(session: AsyncSession = Depends(database)):
    rows = []
    # corpus: io database; best serial
    for kind in ("created", "paid", "sent", "returned", "refunded", "lost"):
        rows.append((await session.execute(text("select count(*) from events where kind = :k"), {"k": kind})).scalar())
    return rows


@app.post("/thumbnail")
async def thumbnail(path: str):
    # corpus: flag FC107
    subprocess.run(["convert", path, "-resize", "200x200", path + ".jpg"], check=True)
    return {"ok": True}


@app.post("/thumbnail2")
async def thumbnail_async(path: str):
    process = await asyncio.create_subprocess_exec("convert", path, "-resize", "200x200", path + ".jpg")
    return {"code": await process.wait()}


@app.get("/etag")
async def etag(name: str):
    return hashlib.sha1(name.encode()).hexdigest()
