#[derive(rust2go::R2G, Clone)]
pub enum Shape {
    Point,
    Circle(f64),
    Square { side: f64 },
}

#[rust2go::r2g]
pub trait Demo {
    fn area(shape: &Shape) -> f64;
}
