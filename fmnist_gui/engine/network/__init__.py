"""The course's network and designed ones: what they are made of, and how an answer comes about."""
