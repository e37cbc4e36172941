def work(value:
    return value
