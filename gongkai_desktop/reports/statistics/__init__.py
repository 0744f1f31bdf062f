"""统计: what the records of a time come to, beside an earlier time; every figure opens the records that it counts."""
