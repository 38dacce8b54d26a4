// The handler: Go's own parser and formatter, as the gofmt program uses them.
package main

import (
	"bytes"
	"context"
	"errors"
	"go/format"
	"go/parser"
	"go/scanner"
	"go/token"
)

type gofmt struct{}

func init() { GofmtImpl = gofmt{} }

func (gofmt) Format(_ context.Context, source []byte) (Formatted, error) {
	text, err := formatFile(source)
	var found scanner.ErrorList
	switch {
	case errors.As(err, &found):
		return Formatted{Errors: syntaxErrors(found)}, nil
	case err != nil:
		return Formatted{}, err
	case bytes.Equal(text, source):
		return Formatted{}, nil
	}
	return Formatted{Text: &text}, nil
}

// formatFile is format.Source for whole files only: that one takes fragments too, which gofmt refuses to find in a file.
func formatFile(source []byte) ([]byte, error) {
	if _, err := parser.ParseFile(token.NewFileSet(), "", source, parser.PackageClauseOnly); err != nil {
		return nil, err
	}
	return format.Source(source)
}

func syntaxErrors(found scanner.ErrorList) []SyntaxError {
	all := make([]SyntaxError, len(found))
	for i, e := range found {
		all[i] = SyntaxError{Line: uint(e.Pos.Line), Column: uint(e.Pos.Column), Message: e.Msg}
	}
	return all
}
