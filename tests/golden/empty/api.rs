//! As little as an interface can have.

#[rust2go::r2g]
pub trait Nothing {
    //! A trait can have its words within, too.
}
