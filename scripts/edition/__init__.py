"""The generator of annotated multilingual editions: read, check, compose, write."""
