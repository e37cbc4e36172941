import unittest

import shop


class ShopTest(unittest.TestCase):
    def test_price(self):
        self.assertEqual(shop.price(shop.Item("tea", 250), 4), 1000)
