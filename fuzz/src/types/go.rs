//! The Go of an interface: handlers that give back what they get. Most of them make it anew first, by a walk over all that is
//! in it, so that Go has read each field.
//!
//! The functions that the walks are made of stand in a package of their own, [`SUPPORT`], where no name of the interface is.

use std::collections::{BTreeSet, HashMap};

use fuzz_values::Random;
use rust2go_codegen::model::{Interface, Method, Naming, Param, Passing, Primitive, Type, TypeDef, TypeKind};

/// The package `fuzzer`.
pub(crate) const SUPPORT: &str = r#"// Package fuzzer has what the handlers of random interfaces are made of.
package fuzzer

import "strings"

// Text returns a copy.
func Text(v string) string { return strings.Clone(v) }

// List returns a copy whose elements are made by of.
func List[T any](v []T, of func(T) T) []T {
	if len(v) == 0 {
		return v[:0:0]
	}
	list := make([]T, 0, len(v)+1)
	for _, one := range v {
		list = append(list, of(one))
	}
	return list
}

// Pointer returns a pointer to what of makes.
func Pointer[T any](v *T, of func(T) T) *T {
	if v == nil {
		return nil
	}
	made := of(*v)
	return &made
}

// Map returns a copy whose keys and values are made by these.
func Map[K comparable, V any](v map[K]V, key func(K) K, value func(V) V) map[K]V {
	made := map[K]V{}
	for k, one := range v {
		made[key(k)] = value(one)
	}
	return made
}

// Set returns a copy whose elements are made by of.
func Set[T comparable](v map[T]struct{}, of func(T) T) map[T]struct{} {
	made := map[T]struct{}{}
	for one := range v {
		made[of(one)] = struct{}{}
	}
	return made
}

// Same returns what it gets.
func Same[T any](v T) T { return v }

// Copy copies a list to another one.
func Copy[T any](to, from []T) { copy(to, from) }
"#;

/// The file with the handlers of an interface. `module` is the path of the Go module.
pub(crate) fn handlers(interface: &Interface, package: &str, module: &str, random: Random) -> String {
    let mut go = Go {
        interface,
        random,
        walks: HashMap::new(),
        text: String::new(),
        imports: BTreeSet::new(),
    };
    let mut body = String::new();
    for of in &interface.traits {
        body += "\ntype fuzzerHandler struct{}\n";
        for method in &of.methods {
            body += &go.handler(method);
        }
        body += &format!("\nfunc init() {{ {}Impl = fuzzerHandler{{}} }}\n", of.go_name);
    }
    let mut text = format!("package {package}\n\nimport (\n");
    for import in &go.imports {
        text += &format!("\tfuzzer_{} \"{import}\"\n", last(import));
    }
    text += &format!("\n\tfuzzer_ \"{module}/fuzzer\"\n)\n");
    text + &body + &go.text + "\nvar _ = fuzzer_.Text\n"
}

fn last(import: &str) -> &str {
    import.rsplit('/').next().unwrap_or(import)
}

struct Go<'a> {
    interface: &'a Interface,
    random: Random,
    /// The function that walks over values of a type.
    walks: HashMap<Type, String>,
    /// These functions.
    text: String,
    imports: BTreeSet<&'static str>,
}

impl Go<'_> {
    fn idiomatic(&self) -> bool {
        self.interface.naming == Naming::Idiomatic
    }

    fn handler(&mut self, method: &Method) -> String {
        let mut params: Vec<String> = Vec::new();
        if method.asynchronous.is_some() && self.idiomatic() {
            self.imports.insert("context");
            params.push("_ fuzzer_context.Context".to_string());
        }
        for (at, param) in method.params.iter().enumerate() {
            let pointer = if param.go_pointer { "*" } else { "" };
            params.push(format!("p{at}_ {pointer}{}", self.ty(&param.ty)));
        }
        let mut results: Vec<String> = method.ret.values.iter().map(|ty| self.ty(ty)).collect();
        if method.ret.fallible {
            results.push("error".to_string());
        }
        let body = self.body(method);
        format!(
            "\nfunc (fuzzerHandler) {}({}) ({}) {{\n{body}}}\n",
            method.go_name,
            params.join(", "),
            results.join(", ")
        )
    }

    fn body(&mut self, method: &Method) -> String {
        let value = |at: usize| match method.params[at].go_pointer {
            true => format!("*p{at}_"),
            false => format!("p{at}_"),
        };
        if method.ret.values.is_empty() && !method.ret.fallible {
            return format!("\tfuzzer_.Copy({}, {})\n", value(0), value(1));
        }
        if method.ret.error.is_some() {
            let (made, error) = (
                self.result(&method.params[1], value(1), false),
                self.result(&method.params[2], value(2), false),
            );
            let none = self.ty(&method.params[1].ty);
            return format!(
                "\tif {} {{\n\t\tvar none_ {none}\n\t\treturn none_, {error}\n\t}}\n\treturn {made}, nil\n",
                value(0)
            );
        }
        let mut results: Vec<String> = Vec::new();
        for (at, param) in method.params.iter().enumerate() {
            let result = self.result(param, value(at), method.ret.view);
            results.push(result);
        }
        if method.ret.fallible {
            results.push("nil".to_string());
        }
        format!("\treturn {}\n", results.join(", "))
    }

    /// What becomes of a parameter: it comes back as it is, as a clone, or made anew. A view must not be of Rust's memory.
    fn result(&mut self, param: &Param, value: String, view: bool) -> String {
        let own = view && param.passing != Passing::Given;
        match self.random.below(4) {
            0 if !own => value,
            1 if matches!(&param.ty, Type::Named(index) if self.clones(*index)) => {
                format!("{}.Clone()", value.trim_start_matches('*'))
            }
            _ => format!("{}({value})", self.walk(&param.ty)),
        }
    }

    /// Whether the type has a `Clone` for sure.
    fn clones(&self, index: usize) -> bool {
        matches!(&self.interface.named(index).kind, TypeKind::Struct { .. }) && self.idiomatic()
    }

    /// The type as it is written in this file.
    fn ty(&mut self, ty: &Type) -> String {
        match ty {
            Type::Primitive(primitive) => primitive.go().to_string(),
            Type::String => "string".to_string(),
            Type::List(of) => format!("[]{}", self.ty(of)),
            Type::Array(of, length) => format!("[{length}]{}", self.ty(of)),
            Type::Option(of) if !self.idiomatic() => format!("[]{}", self.ty(of)),
            Type::Option(of) | Type::Box(of) if self.nilable(of) => self.ty(of),
            Type::Option(of) | Type::Box(of) => format!("*{}", self.ty(of)),
            Type::Map(key, value) => format!("map[{}]{}", self.ty(key), self.ty(value)),
            Type::Set(of) => format!("map[{}]struct{{}}", self.ty(of)),
            Type::Standard(standard) => match standard.import() {
                None => standard.go().to_string(),
                Some(import) => {
                    self.imports.insert(import);
                    let package = last(import);
                    standard
                        .go()
                        .replace(&format!("{package}."), &format!("fuzzer_{package}."))
                }
            },
            Type::Named(index) => self.interface.named(*index).go_name.clone(),
        }
    }

    /// Whether nil says that there is no value of the type.
    fn nilable(&self, ty: &Type) -> bool {
        match ty {
            Type::Standard(standard) => standard.is_pointer(),
            Type::Named(index) => matches!(self.interface.named(*index).kind, TypeKind::Sum { .. }),
            _ => false,
        }
    }

    /// The name of a function that makes a value anew.
    fn walk(&mut self, ty: &Type) -> String {
        if let Type::String = ty {
            return "fuzzer_.Text".to_string();
        }
        if let Type::Primitive(_) | Type::Standard(_) = ty {
            return format!("fuzzer_.Same[{}]", self.ty(ty));
        }
        if let Some(name) = self.walks.get(ty) {
            return name.clone();
        }
        let name = format!("fuzzerWalk{}", self.walks.len());
        self.walks.insert(ty.clone(), name.clone());
        let written = self.ty(ty);
        let body = self.walk_body(ty);
        self.text += &format!("\nfunc {name}(v_ {written}) {written} {{\n{body}}}\n");
        name
    }

    fn walk_body(&mut self, ty: &Type) -> String {
        match ty {
            Type::String | Type::Primitive(_) | Type::Standard(_) => "\treturn v_\n".to_string(),
            Type::List(of) => format!("\treturn fuzzer_.List(v_, {})\n", self.walk(of)),
            Type::Option(of) if !self.idiomatic() => format!("\treturn fuzzer_.List(v_, {})\n", self.walk(of)),
            Type::Option(of) | Type::Box(of) if self.nilable(of) => format!("\treturn {}(v_)\n", self.walk(of)),
            Type::Option(of) | Type::Box(of) => format!("\treturn fuzzer_.Pointer(v_, {})\n", self.walk(of)),
            Type::Map(key, value) => {
                format!("\treturn fuzzer_.Map(v_, {}, {})\n", self.walk(key), self.walk(value))
            }
            Type::Set(of) => format!("\treturn fuzzer_.Set(v_, {})\n", self.walk(of)),
            // Go 1.26 does not compile the assignment below.
            Type::Array(_, 0) => "\treturn v_\n".to_string(),
            Type::Array(of, length) => format!(
                "\tvar made_ [{length}]{}\n\tfor i_ := range v_ {{\n\t\tmade_[i_] = {}(v_[i_])\n\t}}\n\treturn made_\n",
                self.ty(of),
                self.walk(of)
            ),
            Type::Named(index) => {
                let interface = self.interface;
                self.walk_named(interface.named(*index))
            }
        }
    }

    fn walk_named(&mut self, def: &TypeDef) -> String {
        let name = &def.go_name;
        match &def.kind {
            TypeKind::Struct { fields } => {
                let fields = fields.iter().map(|field| {
                    let walk = self.walk(&field.ty);
                    format!("\t\t{}: {walk}(v_.{}),\n", field.go_name, field.go_name)
                });
                format!("\treturn {name}{{\n{}\t}}\n", fields.collect::<String>())
            }
            TypeKind::Newtype { inner } => {
                format!(
                    "\treturn {name}({}(({})(v_)))\n",
                    self.walk(inner),
                    self.ty(inner)
                )
            }
            TypeKind::Enum { repr, .. } => {
                let number: &Primitive = repr;
                format!("\treturn {name}({}(v_))\n", number.go())
            }
            TypeKind::Sum { variants } => {
                let mut text = "\tswitch w_ := v_.(type) {\n".to_string();
                for variant in variants {
                    let fields = variant.fields.iter().map(|field| {
                        let walk = self.walk(&field.ty);
                        format!("\t\t\t{}: {walk}(w_.{}),\n", field.go_name, field.go_name)
                    });
                    let fields: String = fields.collect();
                    let made = match fields.is_empty() {
                        true => format!("\t\t_ = w_\n\t\treturn {}{{}}\n", variant.go_name),
                        false => format!("\t\treturn {}{{\n{fields}\t\t}}\n", variant.go_name),
                    };
                    text += &format!("\tcase {}:\n{made}", variant.go_name);
                }
                text + "\t}\n\treturn v_\n"
            }
        }
    }
}
