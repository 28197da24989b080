"""The only input and output: files, templates, the network of this machine."""
