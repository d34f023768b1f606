"""The only sockets: what the stages made in, what the other side said out."""
