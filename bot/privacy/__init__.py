"""`/privacy`, and what happens to the data of servers that were left."""
