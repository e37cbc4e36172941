import no_such_library


def work(value):
    return value
