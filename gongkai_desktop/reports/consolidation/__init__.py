"""汇总 (A11, A15): the reports of subordinate offices checked one by one and summed, with who is missing or late."""
