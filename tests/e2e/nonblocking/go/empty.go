package main

/*
static void rust2go_e2e_empty(void) {}
*/
import "C"

// emptyC is the shortest call of C.
func emptyC() { C.rust2go_e2e_empty() }
