"""Pictures of drawings and garments: read, set upright, cropped, and freed of their background."""
