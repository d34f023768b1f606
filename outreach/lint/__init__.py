"""Document in, findings out."""
