"""Monthly statements."""
from .store import open_database, sample_database


def balance(path, account):
    """Balance of one account in cents, from all of its bookings."""
    # forkcast: args=[(sample_database(), account) for account in range(8)]
    connection = open_database(path)
    try:
        rows = connection.execute("SELECT cents FROM entry WHERE account = ? ORDER BY cents", (account,)).fetchall()
    finally:
        connection.close()
    return sum(cents for (cents,) in rows)


def statement(path, accounts):
    balances = {}
    for account in accounts:
        balances[account] = balance(path, account)
    return balances
