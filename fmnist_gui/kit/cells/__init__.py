"""Pictures made of cells: images, matrices, thumbnails."""
