"""Calls shop from elsewhere; what it does after that is chosen by its argument."""
import os
import sys
import time

import shop

for number in range(3):
    shop.price(shop.Item("x", number), count=2)
how = sys.argv[1] if len(sys.argv) > 1 else ""
if how == "crash":
    os._exit(3)
elif how == "raise":
    raise RuntimeError("the till is empty")
elif how == "exit":
    sys.exit("enough")
elif how == "wait":
    print("waiting", flush=True)
    time.sleep(600)
elif how == "fork":
    from concurrent.futures import ProcessPoolExecutor
    import multiprocessing
    with ProcessPoolExecutor(1, multiprocessing.get_context("fork")) as pool:
        list(pool.map(shop.price, [shop.Item("y", number) for number in range(4)]))
elif how == "noise":
    os.write(1, b"\xff\x00garbage\n" * 1000)
