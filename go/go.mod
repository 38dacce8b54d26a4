module github.com/rust2go/rust2go/go

go 1.18
