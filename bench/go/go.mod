module bench

go 1.23

require github.com/ihciah/rust2go v0.0.0-20260314034108-6f06b0697c1b

require google.golang.org/protobuf v1.36.12
