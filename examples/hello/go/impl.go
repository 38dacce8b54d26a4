// The handlers: the methods that Rust calls. gen.go, beside this file, is generated from src/api.rs.
package main

import (
	"context"
	"fmt"
)

type directory struct{}

func init() { DirectoryImpl = directory{} }

func (directory) Adults(users []User) uint {
	var adults uint
	for _, user := range users {
		if user.Age >= 18 {
			adults++
		}
	}
	return adults
}

func (directory) Find(ctx context.Context, name string) (User, error) {
	if name == "ada" {
		return User{Name: "Ada", Age: 36}, nil
	}
	return User{}, fmt.Errorf("nobody is called %q", name)
}
