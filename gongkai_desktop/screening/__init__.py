"""Looking through files that are about to go out: what a reader could find in them that should not be there."""
