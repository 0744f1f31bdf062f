"""信息登记: the register of public information, from entry to publication and removal."""
