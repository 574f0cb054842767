"""What brings Souffleur and its models onto a machine: the model installer, packages, their bill of materials."""
