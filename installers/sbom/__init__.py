"""The bill of materials of what is shipped, its notices and checksums, and the gate for unknown licences."""
