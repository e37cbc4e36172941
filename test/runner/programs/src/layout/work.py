from layout import helper


def where(value):
    return __name__, helper.NAME
