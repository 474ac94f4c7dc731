"""Failures that a person can do something about, as sentences that can be translated."""

from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark `text` for translation and give it back unchanged; the window translates it where it is shown."""
    return text


class StudioError(Exception):
    """Something went wrong that the user should read: what happened, and what to do next.

    `text` is an English sentence with `{named}` placeholders, `values` fill them. Both are kept apart so that
    the window can show the sentence in the user's language; `str(error)` is the English one.
    """

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text.format(**values))
        self.text = text
        self.values = values


class NotFinite(StudioError):
    """What a network predicts are no finite numbers, though its weights are: on the way they grow without bounds."""

    def __init__(self) -> None:
        super().__init__(N_("The predictions of this network are not finite numbers. Choose another model."))


def in_one(first: StudioError, *others: StudioError) -> StudioError:
    """Several sentences as one text; each is translated by itself."""
    for other in others:
        first = StudioError("{first} {second}", first=first, second=other)
    return first


class Cancelled(Exception):
    """The user asked to stop a slow job; nothing went wrong."""
