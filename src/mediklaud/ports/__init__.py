"""What the use cases need from the world, in the hospital's words."""
