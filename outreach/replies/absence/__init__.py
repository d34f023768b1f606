"""What a machine answers in somebody's absence in; that it is one, when they return and who answers meanwhile, out."""
