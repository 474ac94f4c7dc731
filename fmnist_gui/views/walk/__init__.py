"""An image on its way through the network."""
