"""Long work in children that may die: the supervisor, its worker, the channel between them, and the devices."""
