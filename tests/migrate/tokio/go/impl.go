package main

import "fmt"

func init() {
	ShopImpl = shop{}
	AsyncShopImpl = asyncShop{}
}

type shop struct{}

type asyncShop struct{}

func total(basket *Basket) Bill {
	bill := Bill{orders: basket.orders}
	for _, order := range basket.orders {
		bill.total_cents += uint64(order.count) * order.unit_cents
	}
	if len(basket.limit) == 1 && bill.total_cents > basket.limit[0] {
		bill.err = []string{fmt.Sprintf("%d is more than %d", bill.total_cents, basket.limit[0])}
	}
	return bill
}

func (shop) ping(n *uint) uint { return *n + 1 }

func (shop) bill(basket *Basket) Bill { return total(basket) }

func (shop) greet(name *string, photo *[]uint8) string {
	return fmt.Sprintf("%s/%d", *name, len(*photo))
}

func (shop) first(basket Basket) []Order { return basket.orders[:1] }

func (asyncShop) bill(basket *Basket) Bill { return total(basket) }

func (asyncShop) bill_later(basket *Basket) Bill { return total(basket) }

func (asyncShop) bill_safe(basket *Basket, discount *uint64) Bill {
	bill := total(basket)
	bill.total_cents -= *discount
	return bill
}

func (asyncShop) bill_back(basket *Basket) Bill { return total(basket) }
