"""Training of Dixit's analyser: treebanks in, one model file out. See ../README.md."""
