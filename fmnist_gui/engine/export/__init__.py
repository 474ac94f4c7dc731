"""What can be taken out of the application: scripts, notebooks, ONNX, tables."""
