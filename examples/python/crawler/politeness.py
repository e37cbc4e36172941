"""Rate limiting, written for a program of threads."""
import time

PAUSE_SECONDS = 0.2
_last_visit = {}


def wait_for_turn(host):
    """Sleeps until `host` may be visited again."""
    due = _last_visit.get(host, 0.0) + PAUSE_SECONDS
    _pause(due - time.monotonic())
    _last_visit[host] = time.monotonic()


def _pause(seconds):
    if seconds > 0:
        time.sleep(seconds)
