type Text = String;

#[rust2go::r2g]
pub trait Demo {
    fn one() -> Result<u8, String>;
    async fn two() -> io::Result<Vec<u8>>;
    fn three() -> Result<u8, Box<dyn std::error::Error>>;
    fn four() -> Result<u8, Text>;
}
