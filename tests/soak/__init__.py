"""`make soak`: long proofs that nothing is lost and nothing gets in; a short form of each is in `make test`."""
