// The sidecar is the usual way to have rules in Go beside a program in another language: a process, lines of JSON, and a protocol.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/expr-lang/expr/vm"

	"example.com/plugins/rules"
)

// A line is what comes in; one of these is set.
type line struct {
	Rules   *string    `json:"rules"`
	Request *rules.Env `json:"request"`
	Answer  *int64     `json:"answer"`
}

type alert struct {
	Rule    string     `json:"rule"`
	Request *rules.Env `json:"request"`
}

type sidecar struct {
	in    *bufio.Reader
	out   *bufio.Writer
	rules []rules.Rule
	// waiting are the requests that came before an answer.
	waiting []*rules.Env
	ended   bool
}

func main() {
	s := &sidecar{in: bufio.NewReader(os.Stdin), out: bufio.NewWriter(os.Stdout)}
	err := s.run()
	if err == nil {
		err = s.out.Flush()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func (s *sidecar) run() error {
	var machine vm.VM
	for {
		request, err := s.next()
		if request == nil || err != nil {
			return err
		}
		request.Reputation = s.ask
		var failed error
		_, err = rules.Run(&machine, s.rules, request, func(rule string) bool {
			failed = s.say("alert", alert{rule, request})
			return failed == nil
		})
		if err == nil {
			err = failed
		}
		if err != nil {
			return err
		}
	}
}

// next gives the next request; nil at the end.
func (s *sidecar) next() (*rules.Env, error) {
	for len(s.waiting) == 0 && !s.ended {
		if _, err := s.read(); err != nil {
			return nil, err
		}
	}
	if len(s.waiting) == 0 {
		return nil, nil
	}
	request := s.waiting[0]
	s.waiting = s.waiting[1:]
	return request, nil
}

// read reads a line; the answer that it may be is returned.
func (s *sidecar) read() (*int64, error) {
	text, err := s.in.ReadBytes('\n')
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(string(text)) == `"end"` {
		s.ended = true
		return nil, nil
	}
	var l line
	if err := json.Unmarshal(text, &l); err != nil {
		return nil, err
	}
	switch {
	case l.Rules != nil:
		return nil, s.compile(*l.Rules)
	case l.Request != nil:
		s.waiting = append(s.waiting, l.Request)
	}
	return l.Answer, nil
}

func (s *sidecar) compile(text string) error {
	for _, text := range strings.Split(text, "\n") {
		if strings.TrimSpace(text) == "" || text[0] == '#' {
			continue
		}
		at := strings.IndexByte(text, ':')
		if at < 0 {
			return errors.New("a rule is `name: expression`")
		}
		rule, err := rules.Compile(strings.TrimSpace(text[:at]), strings.TrimSpace(text[at+1:]))
		if err != nil {
			return err
		}
		s.rules = append(s.rules, rule)
	}
	return nil
}

// ask asks the host what it knows of a client.
func (s *sidecar) ask(client string) int64 {
	if err := s.say("ask", client); err != nil {
		panic(err)
	}
	if err := s.out.Flush(); err != nil {
		panic(err)
	}
	for {
		answer, err := s.read()
		if err != nil {
			panic(err)
		}
		if answer != nil {
			return *answer
		}
	}
}

func (s *sidecar) say(what string, value interface{}) error {
	text, err := json.Marshal(map[string]interface{}{what: value})
	if err != nil {
		return err
	}
	_, err = s.out.Write(append(text, '\n'))
	return err
}
