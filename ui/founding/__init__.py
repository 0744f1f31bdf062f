"""Making a new office: where it lies, what it is, who works there."""
