use std::sync::atomic::AtomicUsize;
use std::sync::Arc;
use std::task::Wake;

use super::*;

/// Writes down who was woken.
struct Sleeper {
    number: usize,
    woken: Arc<std::sync::Mutex<Vec<usize>>>,
}

impl Wake for Sleeper {
    fn wake(self: Arc<Self>) {
        self.woken.lock().unwrap().push(self.number);
    }
}

struct Test {
    trays: Trays,
    woken: Arc<std::sync::Mutex<Vec<usize>>>,
    made: usize,
}

impl Test {
    fn new() -> Test {
        Test {
            trays: Trays::new(),
            woken: Arc::default(),
            made: 0,
        }
    }

    /// A call, numbered from 1, whose future is at this home.
    fn completed(&mut self, home: usize) -> Option<Completed> {
        self.made += 1;
        let sleeper = Sleeper {
            number: self.made,
            woken: Arc::clone(&self.woken),
        };
        let awaiting = Awaiting {
            waker: Waker::from(Arc::new(sleeper)),
            home: Home(home),
        };
        Some((self.made, awaiting))
    }

    /// Wakes a list with one for each of these homes, where wake-ups are dear; gives the numbers of those that were woken.
    fn wake(&mut self, homes: &[usize]) -> Vec<usize> {
        self.is_dear();
        self.wake_as_it_is(homes)
    }

    fn is_dear(&self) {
        for dear in &self.trays.dear {
            dear.store(SHARED + MANY, Ordering::Relaxed);
        }
    }

    fn wake_as_it_is(&mut self, homes: &[usize]) -> Vec<usize> {
        let mut list = self.list(homes);
        self.trays.wake(&mut list);
        self.woken()
    }

    fn list(&mut self, homes: &[usize]) -> [Option<Completed>; LIST] {
        let mut list = [NOBODY; LIST];
        for (place, home) in list.iter_mut().zip(homes) {
            *place = self.completed(*home);
        }
        list
    }

    fn woken(&self) -> Vec<usize> {
        std::mem::take(&mut self.woken.lock().unwrap())
    }

    fn scout(&self, place: usize) -> usize {
        self.trays.scouts[place].0.load(Ordering::Relaxed)
    }

    /// The scout of this place is polled.
    fn polled(&self, place: usize) -> Vec<usize> {
        assert_ne!(self.scout(place), 0);
        self.trays.empty(place);
        self.woken()
    }
}

#[test]
fn one_of_each_thread_is_woken_and_the_others_by_it() {
    let mut test = Test::new();
    assert_eq!(test.wake(&[3, 3, 63, 3, 0, 63]), [1, 3, 5]);
    assert_eq!([3, 63, 0, 1].map(|place| test.scout(place)), [1, 3, 5, 0]);
    // As long as it has not been polled, it is woken for all.
    assert_eq!(test.wake(&[3, 1, 3]), [8]);
    assert_eq!(test.polled(3), [2, 4, 7, 9]);
    assert_eq!(test.polled(63), [6]);
    assert_eq!(test.polled(0), [0; 0]);
    assert_eq!(test.wake(&[3]), [10]);
    assert_eq!(test.trays.some.load(Ordering::Relaxed), 0);
}

#[test]
fn wake_ups_are_left_where_they_are_dear() {
    struct Slow(Duration);

    impl Wake for Slow {
        fn wake(self: Arc<Self>) {
            std::thread::sleep(self.0);
        }
    }

    let mut test = Test::new();
    let timed = |test: &mut Test, takes| {
        let awaiting = Awaiting {
            waker: Waker::from(Arc::new(Slow(takes))),
            home: Home(9),
        };
        test.trays.wake_timed(awaiting);
        test.trays.is_dear(Home(9))
    };
    // What is cheap for once may have been preempted, so nothing is said of a single one.
    while timed(&mut test, Duration::ZERO) {}
    assert_eq!(test.wake_as_it_is(&[9, 9, 9]), [1, 2, 3]);
    assert_eq!(test.scout(9), 0);
    while !timed(&mut test, 2 * DEAR) {}
    assert_eq!(test.wake_as_it_is(&[9, 9, 9]), [4]);
    assert_eq!(test.polled(9), [5, 6]);
}

#[test]
fn threads_that_share_a_place_do_not_wait_for_each_other() {
    let mut test = Test::new();
    let (one, other) = (5, 5 + LINES);
    assert_eq!(test.wake(&[one, other, one, other]), [1, 2, 4]);
    assert_eq!(test.polled(5), [3]);
    assert_eq!(test.wake(&[other, one, other]), [5, 6]);
    assert_eq!(test.polled(5), [7]);
}

#[test]
fn whoever_wakes_hears_whether_some_are_left() {
    let mut test = Test::new();
    for (homes, left) in [
        (&[1][..], false),
        (&[1], true),
        (&[2, 3, 4], false),
        (&[5, 5], true),
        (&[], false),
    ] {
        test.is_dear();
        let mut list = test.list(homes);
        assert_eq!(test.trays.wake(&mut list), left, "{homes:?}");
    }
}

#[test]
fn a_long_tray_is_emptied_in_order() {
    let mut test = Test::new();
    for _ in 0..4 {
        test.wake(&[1; LIST]);
    }
    let all: Vec<_> = (2..=4 * LIST).collect();
    assert_eq!(test.polled(1), all);
    assert_eq!(test.scout(1), 0);
}

#[test]
fn where_no_scout_comes_others_are_sent() {
    let mut test = Test::new();
    assert!(!test.trays.wake_old());
    assert_eq!(test.wake(&[1; 11]), [1]);
    assert!(test.trays.wake_old());
    assert_eq!(test.wake(&[2, 2]), [12]);
    assert_eq!(test.woken(), [0; 0], "not before the second tick");
    let all: [&[usize]; 6] = [&[2], &[3, 13], &[4], &[5], &[6, 7], &[8, 9, 10, 11]];
    for (tick, woken) in all.iter().enumerate() {
        assert_eq!(test.trays.wake_old(), tick < 5);
        assert_eq!(test.woken(), *woken);
    }
    // That was long ago, and says nothing of now.
    test.trays.empty(1);
    assert_eq!(test.wake(&[1; 4]), [14]);
    test.trays.wake_old();
    test.trays.wake_old();
    assert_eq!(test.woken(), [15]);
    assert_eq!(test.scout(1), 15);
    assert_eq!(test.polled(1), [16, 17]);
}

#[test]
fn a_waker_that_panics_keeps_nobody_from_being_woken() {
    struct Panics;

    impl Wake for Panics {
        fn wake(self: Arc<Self>) {
            std::panic::resume_unwind(Box::new("a waker's"));
        }
    }

    let mut test = Test::new();
    let mut list = [NOBODY; LIST];
    for place in &mut list[..2] {
        let awaiting = Awaiting {
            waker: Waker::from(Arc::new(Panics)),
            home: Home(5),
        };
        *place = Some((100, awaiting));
    }
    list[2] = test.completed(5);
    list[3] = test.completed(6);
    test.trays.dear[5].store(SHARED + MANY, Ordering::Relaxed);
    test.trays.wake(&mut list);
    assert_eq!(test.woken(), [2]);
    assert_eq!(test.polled(5), [1]);
}

#[test]
fn a_future_that_arrives_as_the_scout_wakes_the_others() {
    let (woken, here) = (Arc::default(), Home::here());
    TRAYS.dear[here.place()].store(SHARED + 2 * MANY, Ordering::Relaxed);
    let sleeper = |number| {
        let woken = Arc::clone(&woken);
        let awaiting = Awaiting::new(&Waker::from(Arc::new(Sleeper { number, woken })));
        Some((0x1000 + number, awaiting))
    };
    let mut list = [NOBODY; LIST];
    (0..3).for_each(|number| list[number] = sleeper(number));
    wake(&mut list);
    let woken = || std::mem::take(&mut *woken.lock().unwrap());
    assert_eq!(woken(), [0]);
    let mut home = here;
    arrive(0x1001, &mut home);
    assert_eq!(woken(), [0; 0]);
    // It has moved to another thread since.
    std::thread::spawn(move || arrive(0x1000, &mut home))
        .join()
        .unwrap();
    assert_eq!(woken(), [1, 2]);
    // A thread that polls others sees to its tray as well, now and then.
    let mut list = [NOBODY; LIST];
    (0..2).for_each(|number| list[number] = sleeper(number));
    wake(&mut list);
    for _ in 0..POLLS {
        arrive(0x2000, &mut home);
    }
    assert_eq!(woken(), [0, 1]);
}

#[test]
fn a_waker_may_come_back() {
    /// Wakes all that is left while it is woken itself, as the future would that it wakes.
    struct Again(AtomicUsize);

    impl Wake for Again {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::Relaxed);
            wake_old();
            arrive(0x3000, &mut Home::here());
        }
    }

    let again = Arc::new(Again(AtomicUsize::new(0)));
    let waker = Waker::from(Arc::clone(&again));
    wake(&mut [NOBODY; LIST].map(|_| Some((0x3000, Awaiting::new(&waker)))));
    while wake_old() {}
    assert_eq!(again.0.load(Ordering::Relaxed), LIST);
}
