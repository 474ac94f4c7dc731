"""Many pictures at once, as a table."""
