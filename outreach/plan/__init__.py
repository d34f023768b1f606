"""What is approved, limits and now in; who may be written to, when, and why not out."""
