"""Training: settings, the loop, its events, control, checkpoints, the history of runs, evaluation."""
