"""Tests talk to fakes and to a staging server; nobody wants to be told about their loops."""
import time
import unittest

import pytest
import requests

STAGING = "https://staging.example.com"


@pytest.fixture
def session():
    with requests.Session() as session:
        yield session


@pytest.mark.parametrize("path", ["/", "/cart", "/help"])
def test_page(session, path):
    assert session.get(STAGING + path).status_code == 200


def test_every_product(session):
    # corpus: io network; best serial
    for number in range(1, 6):
        reply = session.get(f"{STAGING}/products/{number}")
        assert reply.ok
        assert reply.json()["id"] == number


class Prices(unittest.TestCase):
    def test_rounding(self):
        # corpus: trivial; best serial
        for cents in range(200):
            self.assertAlmostEqual(round(cents / 100, 2) * 100, cents)

    def test_eventually_indexed(self):
        # corpus: io network; best serial
        for _ in range(20):
            if requests.get(f"{STAGING}/search?q=lamp").json()["hits"]:
                break
            time.sleep(0.5)
        else:
            self.fail("not indexed")


def test_is_fast(benchmark):
    benchmark(lambda: sum(range(1000)))
