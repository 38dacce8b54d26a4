// Handlers as they were written for rust2go 0.x: names as in Rust, parameters by pointer, results by value.
package main

import (
	"fmt"
	"strings"
	"sync/atomic"
	"time"
)

func init() {
	DeskImpl = desk{}
	AsyncDeskImpl = asyncDesk{}
}

type desk struct{}

type asyncDesk struct{}

var lines int64

func answer(req *QuoteRequest) QuoteResponse {
	res := QuoteResponse{lines: req.items}
	for i := range req.items {
		item := &req.items[i]
		cents := uint64(item.count) * item.unit_cents
		if len(item.coupon) == 1 {
			cents -= cents * uint64(item.coupon[0].percent) / 100
		}
		res.total_cents += cents
	}
	if len(req.items) == 0 {
		res.err = []string{"nothing to quote for " + req.customer.name}
		res.warning = []string{"empty"}
	}
	return res
}

func (desk) ping(n *uint) uint { return *n + 1 }

// priced asks Rust in turn, which wants pointers too.
func (desk) priced(line *Line) (uint64, []Coupon) {
	cents := PricesImpl{}.cents(&line.name, &line.count)
	customer := Customer{name: "ada"}
	coupons := PricesImpl{}.coupon_for(line, &customer)
	best := PricesImpl{}.best(Coupon{percent: 10, grade: 'c'}, coupons)
	return cents, []Coupon{best}
}

func (desk) version() string { return "v1" }

func (desk) quote(req *QuoteRequest) QuoteResponse { return answer(req) }

func (desk) greet(name *string, photo *[]uint8) string {
	return fmt.Sprintf("%s/%d", *name, len(*photo))
}

func (desk) rename(customer *Customer, name *string) Customer {
	customer.tags = append(customer.tags, []string{customer.name})
	customer.name = *name
	return *customer
}

func (desk) step(coupon Coupon, by uint8) Coupon {
	coupon.percent += by
	coupon.grade++
	return coupon
}

func (desk) log(line *Line) { atomic.AddInt64(&lines, int64(line.count)) }

func (desk) logged() uint { return uint(atomic.LoadInt64(&lines)) }

func (desk) seven(a *uint8, b *uint16, c *uint32, d *uint64, e *int8, f *bool, g *float64) float64 {
	if !*f {
		return 0
	}
	return float64(*a) + float64(*b) + float64(*c) + float64(*d) + float64(*e) + *g
}

func (desk) find(name *string) []Coupon {
	rest := strings.TrimPrefix(*name, "coupon ")
	if rest == *name {
		return nil
	}
	return []Coupon{{percent: uint8(len(rest)), grade: []rune(rest)[0]}}
}

func (asyncDesk) quote(req *QuoteRequest) QuoteResponse { return answer(req) }

func (asyncDesk) quote_later(req *QuoteRequest) QuoteResponse {
	time.Sleep(time.Millisecond)
	return answer(req)
}

func (asyncDesk) quote_by_path(req *QuoteRequest) QuoteResponse { return answer(req) }

func (asyncDesk) forget(req *QuoteRequest) { _ = answer(req) }

func (asyncDesk) quote_send(req *QuoteRequest) QuoteResponse { return answer(req) }

func (asyncDesk) quote_bounds(req *QuoteRequest) QuoteResponse { return answer(req) }

func (asyncDesk) quote_safe(req *QuoteRequest, cents *uint64) QuoteResponse {
	res := answer(req)
	res.total_cents += *cents
	return res
}

func (asyncDesk) quote_both(req *QuoteRequest) QuoteResponse { return answer(req) }

func (asyncDesk) quote_back(req *QuoteRequest, cents *uint64) QuoteResponse {
	res := answer(req)
	res.total_cents += *cents
	req.customer.name = "changed in Go's copy only"
	return res
}

func (asyncDesk) one_back(req *QuoteRequest) uint8 { return uint8(len(req.items)) }

func (asyncDesk) by_value(req QuoteRequest) string { return req.customer.name }

func (asyncDesk) run() uint32 { return 7 }
