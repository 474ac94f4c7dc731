"""What calling the network runs that calling its forward does not."""
