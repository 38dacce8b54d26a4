// The handlers: OPA's own Go API.
package main

import (
	"context"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/types"
	"github.com/open-policy-agent/opa/v1/util"
)

type opa struct{}

func init() { OpaImpl = opa{} }

// policy is an object that Rust holds.
type policy struct {
	query    string
	prepared rego.PreparedEvalQuery
}

func (opa) Prepare(modules []Module, query string, data map[string]any, builtins []Builtin) (Policy, error) {
	options := []func(*rego.Rego){
		rego.Query(query),
		rego.Data(data),
		// All that is wrong, and not the first ten.
		rego.CompilerHook(func(compiler *ast.Compiler) { compiler.SetErrorLimit(0) }),
	}
	for _, module := range modules {
		options = append(options, rego.Module(module.File, module.Text))
	}
	for _, builtin := range builtins {
		options = append(options, function(builtin))
	}
	prepared, err := rego.New(options...).PrepareForEval(context.Background())
	if err != nil {
		return nil, rejected(err)
	}
	return &policy{query, prepared}, nil
}

func (p *policy) Check(document *Document) ([]Violation, error) {
	return p.check(context.Background(), document)
}

func (p *policy) CheckLater(ctx context.Context, document Document) ([]Violation, error) {
	return p.check(ctx, &document)
}

func (p *policy) check(ctx context.Context, document *Document) ([]Violation, error) {
	var content any
	if err := util.Unmarshal([]byte(document.Text), &content); err != nil {
		return nil, unreadable(document, err)
	}
	input, err := ast.InterfaceToValue(content)
	if err != nil {
		return nil, unreadable(document, err)
	}
	results, err := p.prepared.Eval(ctx, rego.EvalParsedInput(input))
	if err != nil {
		return nil, failed(err)
	}
	if len(results) == 0 {
		return nil, PolicyErrorShape{p.query + " is undefined"}
	}
	return violations(document, results[0].Expressions[0].Value)
}

// kinds are Rust's names of Rego's types.
var kinds = map[Kind]types.Type{
	KindAny:    types.A,
	KindBool:   types.B,
	KindNumber: types.N,
	KindText:   types.S,
	KindArray:  types.NewArray(nil, types.A),
	KindObject: types.NewObject(nil, types.NewDynamicProperty(types.S, types.A)),
}

// function makes one of Rust's a function of Rego's.
func function(builtin Builtin) func(*rego.Rego) {
	takes := make([]types.Type, len(builtin.Takes))
	for i, kind := range builtin.Takes {
		takes[i] = kinds[kind]
	}
	declared := &rego.Function{Name: builtin.Name, Decl: types.NewFunction(takes, kinds[builtin.Gives])}
	return rego.FunctionDyn(declared, func(_ rego.BuiltinContext, terms []*ast.Term) (*ast.Term, error) {
		arguments := make([]any, len(takes))
		for i := range arguments {
			argument, err := ast.JSON(terms[i].Value)
			if err != nil {
				return nil, err
			}
			arguments[i] = argument
		}
		result, err := builtin.Function.Call(arguments)
		if err != nil {
			return nil, rego.NewHaltError(err) // also a panic in Rust; any other error would be undefined in Rego
		}
		if result == nil {
			return nil, nil
		}
		value, err := ast.InterfaceToValue(*result)
		if err != nil {
			return nil, rego.NewHaltError(err)
		}
		return ast.NewTerm(value), nil
	})
}
