import time


def work(value):
    return value


time.sleep(300)
