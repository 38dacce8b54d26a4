// The handler: esbuild's own Go API, and a plugin that asks Rust.
package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

type bundler struct{}

func init() { BundlerImpl = bundler{} }

func (bundler) Bundle(ctx context.Context, job Job) (Bundle, error) {
	options := api.BuildOptions{
		EntryPoints:       []string{job.Entry},
		Outdir:            job.Outdir,
		Bundle:            true,
		MinifyWhitespace:  job.Minify,
		MinifyIdentifiers: job.Minify,
		MinifySyntax:      job.Minify,
	}
	if job.Platform == PlatformNode {
		options.Platform = api.PlatformNode
	}
	if job.SourceMap {
		options.Sourcemap = api.SourceMapLinked
	}
	if job.Plugin {
		options.Plugins = []api.Plugin{fromRust}
	}
	build, err := api.Context(options)
	if err != nil {
		return Bundle{}, Failed{Errors: messages(err.Errors)}
	}
	defer build.Dispose()
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			build.Cancel()
		case <-done:
		}
	}()
	result := build.Rebuild()
	if len(result.Errors) > 0 {
		return Bundle{}, Failed{Errors: messages(result.Errors)}
	}
	bundle := Bundle{Warnings: messages(result.Warnings)}
	for _, file := range result.OutputFiles {
		bundle.Outputs = append(bundle.Outputs, Output{Path: file.Path, Contents: file.Contents})
	}
	return bundle, nil
}

// fromRust gives modules whose names begin with "rust:".
var fromRust = api.Plugin{
	Name: "rust",
	Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: "^rust:"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: strings.TrimPrefix(args.Path, "rust:"), Namespace: "rust"}, nil
		})
		build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "rust"}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			source := ModulesImpl{}.Load(args.Path)
			if source == nil {
				return api.OnLoadResult{}, fmt.Errorf("Rust has no module %q", args.Path)
			}
			return api.OnLoadResult{Contents: source, Loader: api.LoaderTS}, nil
		})
	},
}

func messages(found []api.Message) []Message {
	list := make([]Message, len(found))
	for i, message := range found {
		list[i].Text = message.Text
		if at := message.Location; at != nil {
			list[i].Place = &Place{File: at.File, Line: uint(at.Line), Column: uint(at.Column)}
		}
	}
	return list
}
