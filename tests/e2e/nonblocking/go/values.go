package main

import (
	"errors"
	"fmt"
	"math/rand"
	"reflect"
	"strconv"
	"strings"
)

// values calls every method with random values, and compares what comes back.
func values(seed int64, rounds uint32) error {
	r, rust := rand.New(rand.NewSource(seed)), ShortImpl{}
	for round := uint32(0); round < rounds; round++ {
		var wrong []string
		check := func(what string, got, wanted interface{}) {
			if !reflect.DeepEqual(got, wanted) {
				wrong = append(wrong, fmt.Sprintf("%s gave %#v, not %#v", what, got, wanted))
			}
		}
		rust.Touch()
		a, b := r.Uint64(), r.Uint64()
		check("Add", rust.Add(a, b), a+b)
		word := strings.Repeat(string(rune('a'+r.Intn(26))), r.Intn(40)*r.Intn(2)*r.Intn(100))
		check("Length", rust.Length(word), uint(len(word)))
		check("Echo", rust.Echo(word), word)
		user := User{word, uint8(r.Intn(256))}
		check("User", rust.User(&user), user)
		users, byName := make([]User, r.Intn(20)), map[string]User{}
		for i := range users {
			users[i] = User{strconv.Itoa(r.Intn(1000)), uint8(i)}
			byName[users[i].Name] = users[i]
		}
		check("ByName", rust.ByName(users), byName)
		numbers, sum := make([]uint32, r.Intn(1000)), uint64(0)
		for i := range numbers {
			numbers[i] = r.Uint32()
			sum += uint64(numbers[i])
		}
		check("Sum", rust.Sum(numbers), sum)
		number, err := rust.Parse(strconv.FormatInt(int64(a), 10))
		check("Parse", number, int64(a))
		check("Parse", err, error(nil))
		_, err = rust.Parse(word + "!")
		check("Parse of no number", err != nil, true)
		found, err := rust.Find("ada")
		check("Find", found, User{"ada", 36})
		check("Find", err, error(nil))
		_, err = rust.Find(word)
		var missing Missing
		check("Find of nobody", errors.As(err, &missing), true)
		check("Find of nobody", missing.Name, word)
		check("LongAdd", rust.LongAdd(a, b), a+b)
		if wrong != nil {
			return fmt.Errorf("seed %d, round %d: %s", seed, round, strings.Join(wrong, "; "))
		}
	}
	return nil
}
