"""Account balances in SQLite, as a package with relative imports."""
