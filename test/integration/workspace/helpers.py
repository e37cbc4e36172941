"""What main.py builds on."""
import urllib.request


def fetch(url):
    return urllib.request.urlopen(url).read()
