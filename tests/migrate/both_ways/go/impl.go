package main

import (
	"fmt"
	"strings"
)

func init() { StationImpl = station{} }

type station struct{}

func (station) warmest(readings *[]Reading) []Reading {
	var warmest []Reading
	for _, reading := range *readings {
		if len(warmest) == 0 || reading.celsius > warmest[0].celsius {
			warmest = []Reading{reading}
		}
	}
	return warmest
}

// ANCHOR: go_side
func (station) report(readings *[]Reading) string {
	lines := make([]string, len(*readings))
	digits := uint8(3)
	for i := range *readings {
		reading := &(*readings)[i]
		label := UnitsImpl{}.label(&reading.sensor, &digits)
		lines[i] = fmt.Sprintf("%s %.1f", label, UnitsImpl{}.fahrenheit(reading))
	}
	return strings.Join(lines, ", ")
}
// ANCHOR_END: go_side
