"""Texts to read: Markdown, formulas, code with its outputs."""
