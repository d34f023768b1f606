"""What DNS says of a domain that mail comes from in, whether receivers will believe that mail out."""
