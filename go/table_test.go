package rust2go

import "testing"

func TestATableGivesItsRoomBack(t *testing.T) {
	var all table[int]
	var numbers []uint64
	for i := 0; i < len(all.parts)*(many+1); i++ {
		numbers = append(numbers, all.add(i))
	}
	for i, number := range numbers {
		if all.get(number) != i || all.remove(number) != i || all.get(number) != 0 {
			t.Fatalf("number %d is not that of %d", number, i)
		}
	}
	for i := range all.parts {
		if all.parts[i].values != nil {
			t.Fatalf("part %d has kept its room", i)
		}
	}
	last := all.add(7)
	if last != uint64(len(numbers))+1 || all.len() != 1 || all.remove(last) != 7 {
		t.Errorf("a table that has given its room back is none any more")
	}
	if all.part(last).values == nil {
		t.Errorf("a little room is not worth giving back")
	}
}
