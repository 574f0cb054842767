"""What a person or an administrator can choose, where the choice is kept, and which one wins."""
