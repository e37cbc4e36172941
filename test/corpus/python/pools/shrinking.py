"""Thumbnails for the pools."""
from PIL import Image


# corpus: native; best threads
def shrink(path):
    image = Image.open(path)
    image.thumbnail((200, 200))
    image.save(path + ".small.png")
