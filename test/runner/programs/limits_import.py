"""Takes more memory than it may while it is imported."""

KEPT = [bytes(20_000_000) for _ in range(30)]


def run():
    return len(KEPT)
