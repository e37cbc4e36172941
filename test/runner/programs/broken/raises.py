def work(value):
    return value


def broken():
    return 1 / 0


broken()
