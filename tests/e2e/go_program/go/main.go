// A Go program with Rust in it. It says what Rust says, and ends while Rust still calls.
package main

import (
	"context"
	"fmt"
	"os"
)

func main() {
	fmt.Println(RustImpl{}.Shout("hello"), RustImpl{}.Add(20, 22), ClockImpl{}.Seconds(1500))
	depth, err := RustImpl{}.DownLater(context.Background(), 3)
	fmt.Println(depth, err)
	RustImpl{}.KeepCalling()
	if len(os.Args) > 1 {
		os.Exit(3)
	}
}
