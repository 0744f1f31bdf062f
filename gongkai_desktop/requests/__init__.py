"""依申请公开: an application to an office for information, from receipt to remedy."""
