// Package rpc answers the calls of the async benchmark by gRPC over a Unix socket, in the process of their caller.
package rpc

/*
#include <stdint.h>
*/
import "C"

import (
	"context"
	"net"

	"google.golang.org/grpc"

	"bench/job"
	"bench/rpc/pb"
)

type calls struct{ pb.UnimplementedCallsServer }

func (calls) Add(_ context.Context, p *pb.Pair) (*pb.Number, error) {
	return &pb.Number{Value: p.A + p.B}, nil
}

func (calls) Work(_ context.Context, steps *pb.Number) (*pb.Number, error) {
	return &pb.Number{Value: job.Work(steps.Value)}, nil
}

func (calls) Nap(_ context.Context, microseconds *pb.Number) (*pb.Number, error) {
	return &pb.Number{Value: job.Nap(microseconds.Value)}, nil
}

func (calls) Hold(context.Context, *pb.Number) (*pb.Number, error) {
	return &pb.Number{Value: job.Hold()}, nil
}

// rpc_serve listens on the socket of this path, and reports whether it can.
//
//export rpc_serve
func rpc_serve(path *C.char, length C.size_t) C.uint32_t {
	listener, err := net.Listen("unix", C.GoStringN(path, C.int(length)))
	if err != nil {
		return 0
	}
	server := grpc.NewServer()
	pb.RegisterCallsServer(server, calls{})
	go server.Serve(listener)
	return 1
}
