package main

import (
	"context"
	"errors"

	"github.com/expr-lang/expr/vm"

	"example.com/plugins/rules"
)

func init() { EngineImpl = engine{} }

type engine struct{}

// ruleSet is an object that Rust holds.
type ruleSet struct {
	rules      []rules.Rule
	reputation func(string) int64
}

func (engine) Compile(list []Rule, reputation func(string) int64) (RuleSet, error) {
	set := &ruleSet{reputation: reputation}
	for _, rule := range list {
		rule = rule.Clone() // it is Rust's until Compile returns
		compiled, err := rules.Compile(rule.Name, rule.When)
		if err != nil {
			return nil, ruleError(err)
		}
		set.rules = append(set.rules, compiled)
	}
	return set, nil
}

func (s *ruleSet) Watch(_ context.Context, requests func(func(Request) bool), yield func(Alert) bool) (err error) {
	var machine vm.VM
	requests(func(r Request) (goesOn bool) {
		env := rules.Env{
			Client: r.Client, Method: r.Method, Path: r.Path,
			Status: r.Status, Bytes: r.Bytes, Millis: r.Millis,
			Reputation: s.reputation,
		}
		goesOn, err = rules.Run(&machine, s.rules, &env, func(rule string) bool {
			return yield(Alert{rule, r})
		})
		return goesOn
	})
	return ruleError(err)
}

// ruleError is an error as the one that Rust knows.
func ruleError(err error) error {
	var e *rules.Error
	if !errors.As(err, &e) {
		return err
	}
	return RuleError{e.Rule, uint32(e.Line), uint32(e.Column), e.Message}
}
