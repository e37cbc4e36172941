"""bcrypt, for the web."""
import bcrypt


# corpus: native; best threads
def hash_for_web(password):
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt(12))


async def register(form, store):
    # corpus: flag FC109
    store[form["user"]] = bcrypt.hashpw(form["password"].encode(), bcrypt.gensalt(12))
