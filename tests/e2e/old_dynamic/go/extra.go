//go:build extra

package main

const tagged = true
