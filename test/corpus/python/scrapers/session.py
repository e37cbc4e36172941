"""One configured session for everything that talks to the shop."""
import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

BASE = "https://shop.example.com"
TIMEOUT = (3.05, 15)


def make_session(token=None):
    session = requests.Session()
    retry = Retry(total=3, backoff_factor=0.3, status_forcelist=[502, 503, 504])
    session.mount("https://", HTTPAdapter(max_retries=retry, pool_maxsize=32))
    session.headers["User-Agent"] = "catalog-sync/1.4"
    if token:
        session.headers["Authorization"] = f"Bearer {token}"
    return session


class ShopClient:
    def __init__(self, token):
        self._http = make_session(token)

    # corpus: io network; best threads
    def product(self, sku: str) -> dict:
        response = self._http.get(f"{BASE}/api/products/{sku}", timeout=TIMEOUT)
        response.raise_for_status()
        return response.json()

    def price(self, sku):
        return self.product(sku)["price"]

    # corpus: io network; best threads or serial
    def pages(self, path):
        """Follows `next` links: each page names the one after it."""
        url = f"{BASE}{path}"
        while url:
            body = self._http.get(url, timeout=TIMEOUT).json()
            yield from body["results"]
            url = body.get("next")
