"""The class that a word means: the name of a folder, or the label of a drawing."""

from __future__ import annotations

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT, CLASS_NAMES

_CHINESE = ("T 恤/上衣", "裤子", "套头衫", "连衣裙", "外套", "凉鞋", "衬衫", "运动鞋", "包", "短靴")
_ENDINGS = ("", "s", "es")  # of one garment, or of several


def class_of(word: object) -> int | None:
    """The label of a class that is named in English or Chinese, or by its number from 0 to 9; None for all else.

    Capitals, spaces and signs do not count: "ankle_boots" is 9. Of T-shirt/top, as no folder can be called, each half
    is enough.
    """
    if type(word) in (int, str) and word in _NUMBERS:
        return _NUMBERS.index(word) % CLASS_COUNT
    letters = _letters(word) if isinstance(word, str) else ""
    return next((_LABELS[name] for end in _ENDINGS if (name := letters.removesuffix(end)) in _LABELS), None)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


_NUMBERS = (*range(CLASS_COUNT), *map(str, range(CLASS_COUNT)))
_LABELS = {
    _letters(part): label
    for names in (CLASS_NAMES, _CHINESE)
    for label, name in enumerate(names)
    for part in (name, *name.split("/"))
}
