"""What the pools are given."""
import requests
from PIL import Image


# corpus: io network; best threads
def download(url):
    return requests.get(url, timeout=10).content


# corpus: cpu; best processes; run [(3000 + n,) for n in range(8)]
def heavy(n):
    total = 0
    for i in range(n * 20):
        total = (total * 31 + i) % 1_000_003
    return total


# corpus: native; best threads
def shrink(path):
    image = Image.open(path)
    image.thumbnail((200, 200))
    image.save(path + ".small.png")


# corpus: trivial; best serial; run [(n,) for n in range(64)]
def square(n):
    return n * n
