//go:build netgo

package main

const buildFlags = "netgo"
