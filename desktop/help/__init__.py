"""Help that is on this computer: the guide, what the program promises, what it is made of."""
