"""Training runs: settings, progress, table, export."""
