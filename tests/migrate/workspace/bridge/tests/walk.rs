#[test]
fn go_leads() {
    assert_eq!(old_bridge::walk("ada", 3), "ada has made 3 steps");
}
