"""The seven steps of training, one at a time: as a loop that runs, and with all that each of them brings about."""
