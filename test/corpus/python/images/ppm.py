"""Plain-Python image work on lists of rows."""
import math


class Canvas:
    def __init__(self, width, height):
        self.width, self.height = width, height
        self.rows = [[(0, 0, 0)] * width for _ in range(height)]

    def set(self, x, y, colour):
        self.rows[y][x] = colour

    # corpus: cpu; best processes
    def gradient(self):
        # corpus: cpu; best serial
        for y in range(self.height):
            for x in range(self.width):
                shade = int(255 * math.hypot(x, y) / math.hypot(self.width, self.height))
                self.set(x, y, (shade, shade, 255 - shade))


# corpus: cpu; best processes; run [(x / 10 - 1.5, 0.25, 120) for x in range(8)]
def escape_times(left, top, size, limit=60):
    """A tile of the Mandelbrot set."""
    counts = []
    # corpus: may FC101
    for row in range(size):
        for column in range(size):
            c = complex(left + column / size, top + row / size)
            z = 0j
            steps = 0
            while abs(z) <= 2 and steps < limit:
                z = z * z + c
                steps += 1
            counts.append(steps)
    return counts


def mandelbrot(tiles):
    image = {}
    # corpus: cpu; best processes; flag FC101; pass escape_times; run [(x / 10 - 1.5, 0.25, 120) for x in range(8)]
    for left, top in tiles:
        image[left, top] = escape_times(left, top, 2000)
    return image


# corpus: cpu; best processes; run [([[(x * y) % 256 for x in range(120)] for y in range(120)],)] * 8
def box_blur(pixels):
    height, width = len(pixels), len(pixels[0])
    result = [row[:] for row in pixels]
    for y in range(1, height - 1):
        for x in range(1, width - 1):
            total = 0
            for dy in (-1, 0, 1):
                for dx in (-1, 0, 1):
                    total += pixels[y + dy][x + dx]
            result[y][x] = total // 9
    return result


# corpus: cpu; best processes; run [([[(x * y) % 256 for x in range(160)] for y in range(160)],)] * 8
def histogram(pixels):
    counts = [0] * 256
    for row in pixels:
        for value in row:
            counts[value] += 1
    return counts


# corpus: cpu; best processes; run [([[(x * y) % 256 for x in range(160)] for y in range(160)],)] * 8
def diffuse(pixels):
    """Floyd and Steinberg: the error of a pixel goes to its neighbours to come."""
    height, width = len(pixels), len(pixels[0])
    # corpus: cpu; best serial
    for y in range(height - 1):
        for x in range(1, width - 1):
            old = pixels[y][x]
            new = 255 if old > 127 else 0
            pixels[y][x] = new
            error = old - new
            pixels[y][x + 1] += error * 7 // 16
            pixels[y + 1][x] += error * 5 // 16
    return pixels
