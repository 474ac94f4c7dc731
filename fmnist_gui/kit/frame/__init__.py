"""What stands around the pages: the rail, the way to the data, the first steps."""
