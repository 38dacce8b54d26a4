package main

import (
	"context"
	"sort"

	// Sets its own handlers.
	_ "example.com/several/store"
)

type people struct{}

type names struct{}

type greeting struct{}

type clock struct{}

func init() {
	PeopleImpl = people{}
	NamesImpl = names{}
	GreetingImpl = greeting{}
	ClockImpl = clock{}
}

func (people) Oldest(people []Person) *Person {
	var oldest *Person
	for i := range people {
		if oldest == nil || people[i].Born < oldest.Born {
			oldest = &people[i]
		}
	}
	return oldest
}

func (people) Sorted(_ context.Context, people []Person) []Person {
	sort.Slice(people, func(i, j int) bool { return people[i].Born < people[j].Born })
	return people
}

func (names) Sorted(names []string) []string {
	names = append([]string(nil), names...)
	sort.Strings(names)
	return names
}

func (greeting) Hello(person *Person) string { return "hello, " + person.Name }

func (clock) Tick(from uint64) uint64 { return from + 1 }

func (clock) Strike(hour uint8) uint32 { return BellImpl{}.Ring(hour) }
