#[rust2go::r2g]
pub trait Demo {
    fn eight() -> Result<(u8, u8, u8, u8, u8, u8, u8, u8), rust2go::GoError>;
    fn nine() -> (u8, u8, u8, u8, u8, u8, u8, u8, String);
    async fn nine_later() -> Result<(u8, u8, u8, u8, u8, u8, u8, u8, String), rust2go::GoError>;
}
