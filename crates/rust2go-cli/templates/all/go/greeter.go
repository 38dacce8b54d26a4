// The handlers: the methods that Rust calls. gen.go, beside this file, is generated from src/api.rs.
package main

import (
	"context"
	"fmt"
)

type greeter struct{}

func init() { GreeterImpl = greeter{} }

func (greeter) Hello(person *Person) string {
	return fmt.Sprintf("Hello, %s, from Go!", person.Name)
}

func (greeter) Find(ctx context.Context, name string) (Person, error) {
	if name != "ada" {
		return Person{}, fmt.Errorf("nobody is called %s", name)
	}
	return Person{Name: "Ada", Age: 36}, nil
}
