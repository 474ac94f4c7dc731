"""Fields that take a value: choices, numbers, images, models, sliders."""
