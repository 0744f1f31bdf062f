"""保密审查: a subject handed in, opinions along the office's own chain, sheets out for ink, what came of it."""
