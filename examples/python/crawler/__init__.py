"""An asyncio crawler with two classic mistakes: it waits for one page at a time, and a helper blocks its event loop."""
