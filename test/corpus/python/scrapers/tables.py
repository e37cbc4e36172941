"""Offers out of the pages of several competitors."""
import csv
import sys
from dataclasses import dataclass

import requests
from bs4 import BeautifulSoup


@dataclass
class Offer:
    name: str
    price: float
    url: str


# corpus: cpu; best processes
def parse_offers(url, html):
    soup = BeautifulSoup(html, "html.parser")
    offers = []
    for card in soup.select("div.card"):
        price = card.select_one("span.price").get_text()
        offers.append(Offer(card.h2.get_text(strip=True), float(price.lstrip("$")), url))
    return offers


# corpus: mixed network; best threads
def offers_of(url):
    response = requests.get(url, timeout=20)
    return parse_offers(url, response.text)


def collect(urls):
    everything = []
    # corpus: mixed network; best threads; flag FC106
    for url in urls:
        everything.extend(offers_of(url))
    everything.sort(key=lambda offer: offer.price)
    return everything


def write_report(offers, stream=sys.stdout):
    writer = csv.writer(stream)
    # corpus: trivial; best serial
    for offer in offers:
        writer.writerow([offer.name, f"{offer.price:.2f}", offer.url])


# corpus: io network; best threads
def login_and_download(session: requests.Session, user, password, url):
    form = session.get("https://example.com/login", timeout=10)
    token = form.text.split('name="csrf" value="')[1].split('"')[0]
    session.post("https://example.com/login", data={"u": user, "p": password, "csrf": token}, timeout=10)
    return session.get(url, timeout=60).content
