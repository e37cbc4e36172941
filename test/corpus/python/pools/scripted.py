"""A script without a guard."""
from multiprocessing import Pool

from work import heavy

# corpus: flag FC207
pool = Pool(4)
print(pool.map(heavy, range(100)))
pool.close()
