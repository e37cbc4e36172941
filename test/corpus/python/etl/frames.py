"""Data frames and Parquet files."""
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq


# corpus: native; best threads
def convert(path, target):
    frame = pd.read_csv(path)
    frame["amount"] = frame["amount"].fillna(0)
    summary = frame.groupby("region")["amount"].agg(["sum", "mean"])
    summary.to_parquet(Path(target) / (Path(path).stem + ".parquet"))


def row_counts(folder):
    # corpus: io file; best threads or serial
    return {path.name: pq.ParquetFile(path).metadata.num_rows for path in Path(folder).glob("*.parquet")}
