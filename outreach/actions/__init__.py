"""The verbs without a terminal: each opens its transaction, calls store, net and stages, and says what it did."""
