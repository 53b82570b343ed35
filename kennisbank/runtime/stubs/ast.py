"""The nodes of a syntax tree, which `annotationlib` names, without what reads or writes one."""

from _ast import *
