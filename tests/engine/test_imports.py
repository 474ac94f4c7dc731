import subprocess
import sys

THREADS_AT_ONCE = """
import threading
from fmnist_gui.engine.imports import IMPORT_LOCK, load_torch

def metrics():
    with IMPORT_LOCK:
        from sklearn.metrics import confusion_matrix

def neighbors():
    with IMPORT_LOCK:
        from sklearn.neighbors import KDTree

failures = []
threading.excepthook = lambda failure: failures.append(failure.exc_value)
start = threading.Barrier(4)

def run(job):
    start.wait()
    job()

threads = [threading.Thread(target=run, args=(job,)) for job in (metrics, neighbors, load_torch, metrics)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(failures)
"""


def test_threads_that_import_at_once_do_not_lock_one_another_out() -> None:
    ran = subprocess.run([sys.executable, "-c", THREADS_AT_ONCE], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
