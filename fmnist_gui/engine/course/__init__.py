"""The course: its sections, their code, and the trials that they run."""
