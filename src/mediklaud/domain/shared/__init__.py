"""What every context speaks of: ids, money, periods, people."""
