"""依申请公开: what a request may come to, and what each answer says, cites, releases and leaves open to remedy."""
