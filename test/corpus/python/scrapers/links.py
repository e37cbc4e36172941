"""A dead-link checker on nothing but the standard library."""
import re
import socket
import ssl
from html.parser import HTMLParser
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlparse
from urllib.request import Request, urlopen

AGENT = "linkcheck/0.9"


class Anchors(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.links.extend(value for name, value in attrs if name == "href" and value)


# corpus: io network; best threads; run [(f"$SERVER/page/{i}",) for i in range(8)]
def fetch(url, timeout=10):
    request = Request(url, headers={"User-Agent": AGENT})
    with urlopen(request, timeout=timeout) as reply:
        charset = reply.headers.get_content_charset() or "utf-8"
        return reply.read().decode(charset, "replace")


# corpus: io network; best threads; run [(f"$SERVER/page/{i}",) for i in range(8)]
def status_of(url):
    try:
        with urlopen(Request(url, method="HEAD"), timeout=5) as reply:
            return reply.status
    except HTTPError as error:
        return error.code
    except URLError:
        return None


def anchors_of(page):
    parser = Anchors()
    parser.feed(page)
    return parser.links


# corpus: io network; best threads
def check_page(url):
    base = "{0.scheme}://{0.netloc}".format(urlparse(url))
    dead = []
    # corpus: io network; best threads; flag FC103
    for link in anchors_of(fetch(url)):
        target = urljoin(base, link)
        status = status_of(target)
        if status is None or status >= 400:
            dead.append((target, status))
    return dead


# corpus: io network; best threads
def crawl(start, limit=200):
    """Breadth first: what is fetched next depends on what was found so far."""
    seen = {start}
    frontier = [start]
    # corpus: io network; best serial
    while frontier and len(seen) < limit:
        url = frontier.pop(0)
        for link in anchors_of(fetch(url)):
            target = urljoin(url, link)
            if target not in seen and urlparse(target).netloc == urlparse(start).netloc:
                seen.add(target)
                frontier.append(target)
    return seen


# corpus: io network; best threads
def resolves(names):
    addresses = {}
    # corpus: io network; best threads; flag FC103; pass address_of
    for name in names:
        addresses[name] = address_of(name)
    return addresses


def address_of(name):
    try:
        return socket.getaddrinfo(name, 443)[0][4][0]
    except socket.gaierror:
        return None


# corpus: io network; best threads
def certificate_expiry(host, port=443):
    context = ssl.create_default_context()
    with socket.create_connection((host, port), timeout=5) as raw:
        with context.wrap_socket(raw, server_hostname=host) as secured:
            return ssl.cert_time_to_seconds(secured.getpeercert()["notAfter"])


EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")


def emails(urls):
    found = set()
    # corpus: io network; best threads; flag FC103
    for url in urls:
        found.update(EMAIL.findall(fetch(url)))
    return found
