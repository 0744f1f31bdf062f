"""交接: everything that whoever takes the work over has to know, gathered from every room into one list."""
