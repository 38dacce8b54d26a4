// Package rules runs rules in the language of github.com/expr-lang/expr. Both the handlers and the sidecar use it.
package rules

import (
	"errors"
	"fmt"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/vm"
)

// Env is what a rule sees.
type Env struct {
	Client     string             `expr:"client" json:"client"`
	Method     string             `expr:"method" json:"method"`
	Path       string             `expr:"path" json:"path"`
	Status     uint16             `expr:"status" json:"status"`
	Bytes      uint64             `expr:"bytes" json:"bytes"`
	Millis     uint32             `expr:"millis" json:"millis"`
	Reputation func(string) int64 `expr:"reputation" json:"-"`
}

// A Rule is one that is compiled.
type Rule struct {
	Name    string
	program *vm.Program
}

// An Error is what is wrong with a rule, and where; Line is 0 where it failed while it ran.
type Error struct {
	Rule         string
	Line, Column int
	Message      string
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.Rule, e.Line, e.Column, e.Message)
}

// Compile compiles a rule.
func Compile(name, when string) (Rule, error) {
	program, err := expr.Compile(when, expr.Env(Env{}), expr.AsBool())
	if err == nil {
		return Rule{name, program}, nil
	}
	e := &Error{Rule: name, Line: 1, Column: 1, Message: err.Error()}
	var at *file.Error
	if errors.As(err, &at) {
		e.Line, e.Column, e.Message = at.Line, at.Column+1, at.Message
	}
	return Rule{}, e
}

// Run tries the rules on a request, and calls found with the names of those that it is true of, until that is false.
func Run(machine *vm.VM, rules []Rule, env *Env, found func(rule string) bool) (bool, error) {
	for _, rule := range rules {
		is, err := machine.Run(rule.program, env)
		if err != nil {
			return false, &Error{Rule: rule.Name, Message: err.Error()}
		}
		if is.(bool) && !found(rule.Name) {
			return false, nil
		}
	}
	return true, nil
}
