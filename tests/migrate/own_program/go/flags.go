//go:build !netgo

package main

const flags = "plain"
