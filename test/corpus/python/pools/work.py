"""What the pools are given."""
import requests


# corpus: io network; best threads
def download(url):
    return requests.get(url, timeout=10).content


# corpus: cpu; best processes; run [(3000 + n,) for n in range(8)]
def heavy(n):
    total = 0
    for i in range(n * 20):
        total = (total * 31 + i) % 1_000_003
    return total


# corpus: trivial; best serial; run [(n,) for n in range(64)]
def square(n):
    return n * n
