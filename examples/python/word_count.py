"""Normalise words: each call is so small that any pool costs more than it gains."""
import unicodedata
from collections import Counter


def normalise(word):
    """Lower case, no accents, no punctuation at the ends."""
    # forkcast: args=["Café,", "naïve", "(Zürich)", "plain"]
    stripped = word.strip(".,;:!?()[]\"'").casefold()
    return "".join(letter for letter in unicodedata.normalize("NFKD", stripped) if not unicodedata.combining(letter))


def count_words(text):
    return Counter(normalise(word) for word in text.split())


if __name__ == "__main__":
    print(count_words("The café, the Café and the (naïve) cafe.").most_common(3))
