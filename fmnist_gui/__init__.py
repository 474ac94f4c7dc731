"""FMNIST Studio: learn how a convolutional network works by running all of it."""

__version__ = "0.1.0"
APP_NAME = "FMNIST Studio"
