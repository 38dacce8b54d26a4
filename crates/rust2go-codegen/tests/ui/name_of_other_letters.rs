#[derive(rust2go::R2G)]
pub enum Wörter {
    Col·lecció,
    Größe,
}

#[derive(rust2go::R2G)]
pub struct फिल्म {
    नाम: String,
    ชื่อ: String,
    #[go(name = "Titre")]
    शीर्षक: String,
    имя: u8,
    名前: u8,
}

#[derive(rust2go::R2G)]
pub enum ℘ {
    A,
    B(u8),
}

#[rust2go::r2g]
pub trait Démo {
    fn नमस्ते(of: फिल्म, ℮: Wörter, p: ℘);
    #[go(name = "Bonjour‿")]
    fn bonjour(Ⅷ: u8);
}
