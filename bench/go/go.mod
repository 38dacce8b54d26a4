module bench

go 1.23.0

require github.com/ihciah/rust2go v0.0.0-20260314034108-6f06b0697c1b

require (
	github.com/panjf2000/ants/v2 v2.12.1
	google.golang.org/grpc v1.75.1
	google.golang.org/protobuf v1.36.12
)

require (
	github.com/edwingeng/deque/v2 v2.1.1 // indirect
	golang.org/x/net v0.41.0 // indirect
	golang.org/x/sync v0.15.0 // indirect
	golang.org/x/sys v0.33.0 // indirect
	golang.org/x/text v0.26.0 // indirect
	google.golang.org/genproto/googleapis/rpc v0.0.0-20250707201910-8d1bb00bc6a7 // indirect
)
