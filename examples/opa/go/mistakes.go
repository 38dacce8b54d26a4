package main

import (
	"errors"
	"regexp"
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// rejected is what is wrong with policies, in the order of files and lines.
func rejected(err error) error {
	found := flat(err)
	found.Sort()
	mistakes := make([]Mistake, len(found))
	for i, e := range found {
		mistakes[i] = mistake(e.Code, e.Message, e.Location)
		if e.Details != nil {
			mistakes[i].Details = e.Details.Lines()
		}
	}
	return PolicyErrorRejected{mistakes}
}

// flat makes one list of the errors of several files.
func flat(err error) ast.Errors {
	var files rego.Errors
	var several ast.Errors
	var one *ast.Error
	switch {
	case errors.As(err, &files):
		for _, err := range files {
			several = append(several, flat(err)...)
		}
		return several
	case errors.As(err, &several):
		return several
	case errors.As(err, &one):
		return ast.Errors{one}
	}
	return ast.Errors{ast.NewError(ast.CompileErr, nil, "%v", err)}
}

// failed is why an evaluation has ended early.
func failed(err error) error {
	var e *topdown.Error
	switch {
	case topdown.IsCancel(err):
		return PolicyErrorStopped{}
	case errors.As(err, &e):
		return PolicyErrorFailed{mistake(e.Code, e.Message, e.Location)}
	}
	return PolicyErrorFailed{mistake(topdown.InternalErr, err.Error(), nil)}
}

func mistake(code, text string, at *ast.Location) Mistake {
	m := Mistake{Code: code, Text: text}
	if at != nil {
		m.Place = &Place{at.File, uint32(at.Row), uint32(at.Col)}
	}
	return m
}

// yamlLine is how the YAML library begins an error that has a line.
var yamlLine = regexp.MustCompile(`yaml: (?:unmarshal errors:\s+)?line (\d+): `)

// unreadable is what is wrong with a document that cannot be read.
func unreadable(document *Document, err error) error {
	text, row := err.Error(), uint32(1)
	if at := yamlLine.FindStringSubmatchIndex(text); at != nil {
		if line, err := strconv.ParseUint(text[at[2]:at[3]], 10, 32); err == nil {
			row = uint32(line)
		}
		text = text[at[1]:]
	}
	return PolicyErrorUnreadable{Mistake{
		Code: "yaml_error", Text: text, Place: &Place{document.File, document.Line + row - 1, 0},
	}}
}
