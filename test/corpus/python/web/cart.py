"""The cart."""
import json


# corpus: trivial; best serial; run [({"items": [{"n": 2, "cents": 500}] * 5},)] * 32
def cart_summary(cart):
    cents = sum(item["n"] * item["cents"] for item in cart["items"])
    return json.dumps({"cents": cents, "count": len(cart["items"])})
