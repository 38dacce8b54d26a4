//! The model, made of what was read and resolved. A part that was reported is left out, so that the names of the rest can
//! still be judged; the result is given away only when nothing was reported.

use std::collections::HashMap;

use super::instances::Instances;
use super::names::{self, rust};
use super::resolve::{Resolved, Signature};
use crate::model::{Field, Interface, Method, Naming, Param, Passing, Return, Trait, Type};
use crate::model::{SumVariant, TypeDef, TypeKind, Variant, What};
use crate::parse::raw::{RawField, RawKind, RawMethod, RawSumVariant, RawTrait, RawType, RawVariant};
use crate::parse::{self, SourceTree};

/// The interface. Its types are in the order of [`Instances::in_order`].
pub(super) fn interface(tree: &SourceTree, resolved: &Resolved, naming: Naming) -> Interface {
    let instances = &resolved.instances;
    let order = instances.in_order();
    let indices = order.iter().enumerate().map(|(new, old)| (*old, new)).collect();
    let builder = Builder {
        naming,
        tree,
        instances,
        indices,
    };
    let types = order.iter().map(|index| builder.type_def(*index));
    let types: Vec<TypeDef> = types.collect();
    let traits = tree.traits.iter().zip(&resolved.methods);
    let traits = traits.map(|(found, methods)| builder.interface_trait(&found.item, methods, &types));
    Interface {
        naming,
        traits: traits.collect(),
        types,
    }
}

struct Builder<'a> {
    naming: Naming,
    tree: &'a SourceTree,
    instances: &'a Instances,
    /// From the indices of instances to the model's.
    indices: HashMap<usize, usize>,
}

impl Builder<'_> {
    fn interface_trait(&self, raw: &RawTrait, methods: &[Signature], types: &[TypeDef]) -> Trait {
        let methods = raw.methods.iter().zip(methods);
        Trait {
            direction: raw.direction,
            name: raw.name.clone(),
            go_name: match raw.made {
                Some(_) => names::of_made(&rust(&raw.name)),
                None => chosen(&raw.go_name, || self.naming.type_name(&rust(&raw.name))),
            },
            made: raw.made.clone(),
            docs: raw.docs.clone(),
            methods: methods
                .map(|(method, signature)| {
                    let method = self.method(method, signature, types);
                    match &raw.made {
                        Some(made) if made.what != What::Closure => detached(method),
                        _ => method,
                    }
                })
                .collect(),
            object: raw.is_object(),
        }
    }

    fn method(&self, raw: &RawMethod, signature: &Signature, types: &[TypeDef]) -> Method {
        let params = raw
            .params
            .iter()
            .zip(&signature.params)
            .filter_map(|(param, ty)| {
                let mut ty = self.renumbered(ty.as_ref()?);
                if param.passing == Passing::LentVec {
                    ty = Type::Box(Box::new(ty));
                }
                let go_pointer = match self.naming {
                    _ if param.passing == Passing::LentVec || is_object(&ty, types) => false,
                    Naming::Verbatim => !raw.go_pass_struct,
                    Naming::Idiomatic => param.passing != Passing::Given && is_struct(&ty, types),
                };
                Some(Param {
                    name: param.name.clone(),
                    go_name: chosen(&param.go_name, || self.naming.param(&rust(&param.name))),
                    written: parse::text(&param.written),
                    ty,
                    passing: param.passing,
                    go_pointer,
                })
            });
        let values = signature.values.iter().flatten().map(|ty| self.renumbered(ty));
        Method {
            name: raw.name.clone(),
            go_name: chosen(&raw.go_name, || self.naming.method(&rust(&raw.name))),
            docs: raw.docs.clone(),
            params: params.collect(),
            ret: Return {
                values: values.collect(),
                written: match &raw.ret.stream {
                    Some(stream) => vec![parse::text(&stream.written)],
                    None => raw.ret.values.iter().map(parse::text).collect(),
                },
                fallible: raw.ret.error.is_some(),
                error: signature.error.as_ref().map(|ty| self.renumbered(ty)),
                view: raw.ret.view,
            },
            asynchronous: raw.asynchronous,
            nonblocking: raw.nonblocking,
            receiver: raw.receiver,
            detached: false,
        }
    }

    /// The name of an instance in Go: the definition's, and the names of the type arguments.
    fn go_name(&self, index: usize) -> String {
        let raw = self.instances.raw(self.tree, index);
        let own = match &raw.kind {
            RawKind::Object {
                of, function: true, ..
            } => return names::of_made(&rust(of)),
            RawKind::Object { of, .. } => of,
            _ => &raw.name,
        };
        let mut name = chosen(&raw.go_name, || self.naming.type_name(&rust(own)));
        for (_, argument) in &self.instances.get(index).parameters {
            name.push_str(&self.argument_name(argument));
        }
        name
    }

    /// A type as a part of such a name: what it is made of comes after it, so no two have one name by this rule alone.
    fn argument_name(&self, ty: &Type) -> String {
        let name = |ty: &Type| self.argument_name(ty);
        match ty {
            Type::Primitive(primitive) => names::capitalized(primitive.go()),
            Type::String => "String".to_owned(),
            Type::List(of) => format!("List{}", name(of)),
            Type::Array(of, length) => format!("Array{length}{}", name(of)),
            Type::Option(of) => format!("Option{}", name(of)),
            Type::Box(of) => format!("Box{}", name(of)),
            Type::Map(key, value) => format!("Map{}{}", name(key), name(value)),
            Type::Set(of) => format!("Set{}", name(of)),
            Type::Standard(standard) => standard.short().to_owned(),
            Type::Named(index) => names::capitalized(&self.go_name(*index)),
        }
    }

    fn type_def(&self, index: usize) -> TypeDef {
        let raw = self.instances.raw(self.tree, index);
        let instance = self.instances.get(index);
        let fields = instance.fields.as_slice();
        let go_name = self.go_name(index);
        let arguments = instance.parameters.iter().map(|(_, ty)| self.renumbered(ty));
        let kind = match &raw.kind {
            RawKind::Enum { repr, variants } => TypeKind::Enum {
                repr: crate::parse::raw::integer(*repr, variants),
                variants: variants
                    .iter()
                    .map(|variant| self.variant(&go_name, variant))
                    .collect(),
            },
            RawKind::Tuple(_) => match fields {
                [Some(inner @ (Type::Primitive(_) | Type::String | Type::List(_) | Type::Array(..)))]
                    if raw.skipped.is_empty() =>
                {
                    TypeKind::Newtype {
                        inner: self.renumbered(inner),
                    }
                }
                fields => self.structure(raw, fields),
            },
            RawKind::Sum(variants) => {
                let mut rest = fields;
                let variants = variants.iter().map(|variant| {
                    let (own, after) = rest.split_at(variant.fields.len().min(rest.len()));
                    rest = after;
                    self.sum_variant(&go_name, variant, own)
                });
                TypeKind::Sum {
                    variants: variants.collect(),
                }
            }
            RawKind::Object { direction, .. } => TypeKind::Object(*direction),
            RawKind::Struct(_) | RawKind::Unit => self.structure(raw, fields),
        };
        let scope = &self.tree.types[instance.definition].scope;
        let function = match &raw.kind {
            RawKind::Object {
                of, function: true, ..
            } => {
                let mut traits = self.tree.traits.iter();
                traits.position(|found| found.item.name == *of && found.scope == *scope)
            }
            _ => None,
        };
        TypeDef {
            function,
            name: raw.name.clone(),
            arguments: arguments.collect(),
            go_name,
            docs: raw.docs.clone(),
            message: raw.message.clone(),
            fixed: raw.repr_c || matches!(raw.kind, RawKind::Enum { repr: Some(_), .. }),
            kind,
            span: raw.name.span(),
        }
    }

    fn structure(&self, raw: &RawType, fields: &[Option<Type>]) -> TypeKind {
        let written = raw.kind.fields().into_iter().zip(fields);
        let fields = written.filter_map(|(field, ty)| Some(self.field(field, ty.as_ref()?, None)));
        TypeKind::Struct {
            fields: fields.collect(),
        }
    }

    /// A field; `only` is its name in Go where it is the only one and has none in Rust.
    fn field(&self, raw: &RawField, ty: &Type, only: Option<&str>) -> Field {
        let name = member(raw);
        Field {
            go_name: chosen(&raw.go_name, || {
                only.map_or_else(|| self.naming.field(&name), str::to_owned)
            }),
            name,
            tag: raw.tag.as_ref().map(|(tag, _)| tag.clone()),
            docs: raw.docs.clone(),
            written: parse::text(&raw.ty),
            ty: self.renumbered(ty),
        }
    }

    fn sum_variant(&self, of: &str, raw: &RawSumVariant, types: &[Option<Type>]) -> SumVariant {
        let only = (raw.fields.len() == 1 && !raw.named).then_some("Value");
        let fields = raw.fields.iter().zip(types);
        SumVariant {
            name: raw.name.clone(),
            go_name: chosen(&raw.go_name, || self.naming.variant(of, &rust(&raw.name))),
            docs: raw.docs.clone(),
            message: raw.message.clone(),
            fields: fields
                .filter_map(|(field, ty)| Some(self.field(field, ty.as_ref()?, only)))
                .collect(),
            named: raw.named,
        }
    }

    fn variant(&self, of: &str, raw: &RawVariant) -> Variant {
        Variant {
            name: raw.name.clone(),
            go_name: chosen(&raw.go_name, || self.naming.variant(of, &rust(&raw.name))),
            docs: raw.docs.clone(),
            message: raw.message.clone(),
            value: raw.value,
        }
    }

    /// The type with the model's indices.
    fn renumbered(&self, ty: &Type) -> Type {
        let inner = |ty: &Type| Box::new(self.renumbered(ty));
        match ty {
            Type::Primitive(primitive) => Type::Primitive(*primitive),
            Type::String => Type::String,
            Type::List(of) => Type::List(inner(of)),
            Type::Array(of, length) => Type::Array(inner(of), *length),
            Type::Option(of) => Type::Option(inner(of)),
            Type::Box(of) => Type::Box(inner(of)),
            Type::Map(key, value) => Type::Map(inner(key), inner(value)),
            Type::Set(of) => Type::Set(inner(of)),
            Type::Standard(standard) => Type::Standard(*standard),
            Type::Named(index) => Type::Named(self.indices[index]),
        }
    }
}

/// A method that generated code alone calls, in one way under either naming.
fn detached(mut method: Method) -> Method {
    method.detached = true;
    for param in &mut method.params {
        param.go_pointer = false;
    }
    method
}

/// The name that `#[go(name = "..")]` gives, else the made one.
fn chosen(given: &Option<(String, proc_macro2::Span)>, made: impl FnOnce() -> String) -> String {
    match given {
        Some((name, _)) => name.clone(),
        None => made(),
    }
}

/// The name or the index of a field, without `r#`.
pub(super) fn member(field: &RawField) -> String {
    match &field.member {
        syn::Member::Named(name) => rust(name),
        syn::Member::Unnamed(index) => index.index.to_string(),
    }
}

fn is_struct(ty: &Type, types: &[TypeDef]) -> bool {
    matches!(ty, Type::Named(index) if matches!(types[*index].kind, TypeKind::Struct { .. }))
}

fn is_object(ty: &Type, types: &[TypeDef]) -> bool {
    matches!(ty, Type::Named(index) if matches!(types[*index].kind, TypeKind::Object(_)))
}
