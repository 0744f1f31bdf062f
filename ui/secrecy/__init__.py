"""保密工作台账 on screen."""
