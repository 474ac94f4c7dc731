"""One concept, one view: shown as it is by a page and by the course. Views never import one another."""
