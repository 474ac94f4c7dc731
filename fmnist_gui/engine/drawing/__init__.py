"""From strokes or a picture to what the network sees; drawn garments; drawings that are kept."""
