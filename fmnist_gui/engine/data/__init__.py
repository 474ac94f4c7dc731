"""Fashion-MNIST: obtained, verified, read, split into batches, put in order, looked through for faults."""
