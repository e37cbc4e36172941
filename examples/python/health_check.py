"""Ask a list of services how they are: nearly all of the time is spent waiting for answers."""
import json
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class _Service(BaseHTTPRequestHandler):
    """A stand-in for a remote service: answers after 30 ms, as one in the next city would."""

    def do_GET(self):
        time.sleep(0.03)
        body = json.dumps({"service": self.path.strip("/"), "healthy": True}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):
        pass


class _Server(ThreadingHTTPServer):
    # The default of 5 makes clients that arrive together wait a second and try again.
    request_queue_size = 128


def local_services(count):
    """Addresses of `count` services on a loopback server that lives as long as the process."""
    server = _Server(("127.0.0.1", 0), _Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return [f"http://127.0.0.1:{server.server_port}/service-{number}" for number in range(count)]


def check(address):
    """Whether the service at `address` says that it is healthy."""
    # forkcast: args=local_services(8)
    with urllib.request.urlopen(address, timeout=5) as answer:
        return json.load(answer)["healthy"]


def check_all(addresses):
    states = {}
    for address in addresses:
        states[address] = check(address)
    return states


if __name__ == "__main__":
    print(check_all(local_services(8)))
