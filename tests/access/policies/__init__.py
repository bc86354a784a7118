"""Every rule of who may see and do what, asked by itself: the questions, who is told yes, and mutants of the rules."""
