"""Where somebody lives, why we write and what is recorded in; what the law there refuses, warns of and asks for, out."""
