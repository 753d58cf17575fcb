def read(path:
