"""The only code that ties Qt to the engine's loops."""
