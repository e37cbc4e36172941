def grown(value):
    return value + 1
