//! Numbers that can be told without a compiler: discriminants and array lengths made of literals.

use syn::{BinOp, Expr, Lit, UnOp};

/// Why a number cannot be told: the expression that is not understood.
pub(crate) struct Unknown<'a>(pub(crate) &'a Expr);

/// The value of an expression. `lookup` gives the values of constants.
pub(crate) fn evaluate<'a>(
    expr: &'a Expr,
    lookup: &mut dyn FnMut(&syn::Path) -> Option<i128>,
) -> Result<i128, Unknown<'a>> {
    let unknown = Unknown(expr);
    match expr {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(number) => number.base10_parse().map_err(|_| unknown),
            Lit::Byte(byte) => Ok(byte.value().into()),
            _ => Err(unknown),
        },
        Expr::Paren(inner) => evaluate(&inner.expr, lookup),
        Expr::Group(inner) => evaluate(&inner.expr, lookup),
        Expr::Path(path) if path.qself.is_none() => lookup(&path.path).ok_or(unknown),
        Expr::Unary(unary) => {
            let value = evaluate(&unary.expr, lookup)?;
            match unary.op {
                UnOp::Neg(_) => value.checked_neg().ok_or(unknown),
                _ => Err(unknown),
            }
        }
        Expr::Binary(binary) => {
            let left = evaluate(&binary.left, lookup)?;
            let right = evaluate(&binary.right, lookup)?;
            apply(&binary.op, left, right).ok_or(unknown)
        }
        _ => Err(unknown),
    }
}

fn apply(op: &BinOp, left: i128, right: i128) -> Option<i128> {
    let shift = || u32::try_from(right).ok().filter(|by| *by < 64);
    match op {
        BinOp::Add(_) => left.checked_add(right),
        BinOp::Sub(_) => left.checked_sub(right),
        BinOp::Mul(_) => left.checked_mul(right),
        BinOp::Div(_) => left.checked_div(right),
        BinOp::Rem(_) => left.checked_rem(right),
        BinOp::Shl(_) => left.checked_mul(1_i128.checked_shl(shift()?)?),
        BinOp::Shr(_) => left.checked_shr(shift()?),
        BinOp::BitAnd(_) => Some(left & right),
        BinOp::BitOr(_) => Some(left | right),
        BinOp::BitXor(_) => Some(left ^ right),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::evaluate;

    #[test]
    fn numbers() {
        for (source, expected) in [
            ("7", Some(7)),
            ("0xFF_u8", Some(255)),
            ("-1", Some(-1)),
            ("b'a'", Some(97)),
            ("1 << 4 | 1", Some(17)),
            ("(2 + 3) * 4", Some(20)),
            ("N * 2", Some(16)),
            ("M", None),
            ("1 / 0", None),
            ("1 << 200", None),
            ("f()", None),
            ("\"7\"", None),
            ("1 as u8", None),
        ] {
            let expr: syn::Expr = syn::parse_str(source).expect("an expression");
            let value = evaluate(&expr, &mut |path| path.is_ident("N").then_some(8));
            assert_eq!(value.ok(), expected, "{source}");
        }
    }
}
