"""Older code that nobody made asynchronous."""
import functools

import requests

http = requests.Session()
get_invoice = functools.partial(http.get, timeout=5)


# corpus: io network; best threads
def customer_record(customer):
    return http.get(f"http://billing.internal/{customer}", timeout=3).json()


# corpus: io network; best threads
def invoices(customer, numbers):
    found = []
    # corpus: io network; best threads; flag FC103
    for number in numbers:
        found.append(get_invoice(f"http://billing.internal/{customer}/{number}").content)
    return found


# corpus: cpu; best processes; run [(19,)] * 8
def fibonacci_price(depth):
    return depth if depth < 2 else fibonacci_price(depth - 1) + fibonacci_price(depth - 2)
