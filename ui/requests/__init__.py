"""依申请公开 on the screen."""
