"""Thumbnails and statistics with Pillow, NumPy and OpenCV."""
from pathlib import Path

import cv2
from PIL import Image, ImageFilter

SIZES = (64, 256, 1024)


# corpus: native; best threads
def thumbnail(path: Path, target: Path, size=256):
    with Image.open(path) as image:
        image.thumbnail((size, size), Image.LANCZOS)
        image.convert("RGB").save(target / f"{path.stem}-{size}.jpg", quality=85)


def gallery(folder: Path, target: Path):
    # corpus: native; best threads; flag FC105
    for path in folder.glob("*.png"):
        thumbnail(path, target)


# corpus: native; best threads
def soften(path):
    image = Image.open(path)
    return image.filter(ImageFilter.GaussianBlur(8)).resize((800, 600))


# corpus: native; best threads
def edges(path):
    grey = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    blurred = cv2.GaussianBlur(grey, (5, 5), 0)
    return cv2.Canny(blurred, 80, 160)


def all_sizes(path, target):
    # corpus: native; best serial
    for size in (64, 256, 1024):
        thumbnail(path, target, size)


def frames(video):
    capture = cv2.VideoCapture(video)
    # corpus: native; best serial
    while True:
        ok, frame = capture.read()
        if not ok:
            break
        yield cv2.resize(frame, (320, 180))
