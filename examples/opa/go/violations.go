package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v3"
)

// violations reads what a query has given, a set of objects, and finds their places in the document.
func violations(document *Document, value any) ([]Violation, error) {
	found, ok := value.([]any)
	if !ok {
		return nil, PolicyErrorShape{fmt.Sprintf("not a set, but %v", value)}
	}
	if len(found) == 0 {
		return nil, nil
	}
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(document.Text), &root); err != nil {
		return nil, unreadable(document, err)
	}
	list := make([]Violation, len(found))
	for i, one := range found {
		fields, _ := one.(map[string]any)
		rule, hasRule := fields["rule"].(string)
		message, hasMessage := fields["message"].(string)
		word, _ := fields["severity"].(string)
		severity, hasSeverity := severities[word]
		path, hasPath := fields["path"].([]any)
		if !hasRule || !hasMessage || !hasSeverity || !hasPath {
			return nil, PolicyErrorShape{fmt.Sprintf("not a rule, a message, a severity and a path: %v", one)}
		}
		list[i] = Violation{rule, severity, message, place(document, &root, path)}
	}
	slices.SortFunc(list, func(a, b Violation) int {
		return cmp.Or(
			cmp.Compare(a.Place.Row, b.Place.Row), cmp.Compare(a.Place.Column, b.Place.Column),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
	return list, nil
}

var severities = map[string]Severity{"warning": SeverityWarning, "error": SeverityError}

// place finds where a path leads in a document: as far as the document has it.
func place(document *Document, node *yaml.Node, path []any) Place {
	if node.Kind == yaml.DocumentNode {
		node = node.Content[0]
	}
	for _, step := range path {
		next := child(node, step)
		if next == nil {
			break
		}
		node = next
	}
	return Place{document.File, document.Line + uint32(max(node.Line, 1)) - 1, uint32(node.Column)}
}

// child gives what a mapping has under a key, or a sequence at an index; nil where there is nothing.
func child(node *yaml.Node, step any) *yaml.Node {
	for node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	switch node.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(node.Content); i += 2 {
			if node.Content[i].Value == step {
				return node.Content[i+1]
			}
		}
	case yaml.SequenceNode:
		number, _ := step.(json.Number)
		if i, err := strconv.Atoi(number.String()); err == nil && 0 <= i && i < len(node.Content) {
			return node.Content[i]
		}
	}
	return nil
}
