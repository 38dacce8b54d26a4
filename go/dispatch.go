package rust2go

// calls is the queue that Rust has handed over.
var calls *queue

// dispatch starts the calls in the queue, each on a goroutine of its own, until there are none. Rust starts it when it
// pushes a call and no dispatcher runs.
func dispatch() {
	for {
		for t := calls.take(); t != 0; {
			next := taskAt(t).next // the task may be gone once it runs
			go run(taskAt(t))
			t = next
		}
		if calls.sleep() {
			return
		}
	}
}
