#[rust2go::g2r(max_in_flight = 8, name = verbatim)]
pub trait Store {
    fn get(self, value: Box<dyn Fn()>) -> &str;
}
