"""A process that downloads: its argument is JSON. It prints a line when it starts to wait, and how it ended."""

import json
import sys
from pathlib import Path

from fmnist_gui.engine.data.download import download
from fmnist_gui.engine.data.fashion_mnist import Archive
from fmnist_gui.engine.errors import StudioError


def main(order: str) -> None:
    asked = json.loads(order)
    archives = [Archive(*values) for values in asked["archives"]]
    waiting = False
    try:
        for progress in download(Path(asked["folder"]), [asked["address"]], archives=archives):
            if progress is not None and progress.waiting and not waiting:
                waiting = True
                print("waiting", flush=True)
    except StudioError as error:
        print(error, flush=True)
    else:
        print("done", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
