"""The check of files about to go out."""
