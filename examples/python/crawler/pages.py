"""Fetch pages with asyncio."""
import asyncio

from .politeness import wait_for_turn


async def fetch(host, path):
    """The body of one page, over a plain socket."""
    wait_for_turn(host)
    reader, writer = await asyncio.open_connection(host, 80)
    try:
        writer.write(f"GET {path} HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
        await writer.drain()
        return await reader.read()
    finally:
        writer.close()


async def crawl(host, paths):
    bodies = []
    for path in paths:
        bodies.append(await fetch(host, path))
    return bodies
