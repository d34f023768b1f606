"""Draft in, RFC 5322 bytes out; bytes in, parts out."""
