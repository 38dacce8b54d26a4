//! The Go of an interface: handlers that give back what they get. Most of them make it anew first, by a walk over all that is
//! in it, so that Go has read each field.
//!
//! The functions that the walks are made of stand in a package of their own, [`SUPPORT`], where no name of the interface is.

use std::collections::{BTreeSet, HashMap};

use fuzz_values::Random;
use rust2go_codegen::model::{
    Direction, Interface, Method, Naming, Param, Passing, Primitive, Trait, Type, TypeDef, TypeKind,
};

use super::model::Interface as Whole;
use super::rust::plain;

/// The package `fuzzer`.
pub(crate) const SUPPORT: &str = include_str!("support.go");

/// The file with the handlers of an interface, which was made of `whole`. `module` is the path of the Go module.
pub(crate) fn handlers(whole: &Whole, interface: &Interface, module: &str, random: Random) -> String {
    let mut go = Go {
        whole,
        interface,
        random,
        walks: HashMap::new(),
        text: String::new(),
        imports: BTreeSet::new(),
    };
    let mut body = String::new();
    for of in &interface.traits {
        if of.direction == Direction::GoCallsRust {
            continue;
        }
        body += "\ntype fuzzerHandler struct{}\n";
        for method in &of.methods {
            body += &go.handler(method);
        }
        body += &format!("\nfunc init() {{ {}Impl = fuzzerHandler{{}} }}\n", of.go_name);
    }
    let mut text = format!("package {}\n\nimport (\n", whole.file);
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
    whole: &'a Whole,
    interface: &'a Interface,
    random: Random,
    /// The function that walks over values of a type.
    walks: HashMap<Type, String>,
    /// These functions.
    text: String,
    imports: BTreeSet<&'static str>,
}

impl<'a> Go<'a> {
    fn idiomatic(&self) -> bool {
        self.interface.naming == Naming::Idiomatic
    }

    fn handler(&mut self, method: &Method) -> String {
        let mut params: Vec<String> = Vec::new();
        if method.asynchronous.is_some() && self.idiomatic() {
            self.imports.insert("context");
            params.push("ctx_ fuzzer_context.Context".to_string());
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
        if let Some((served, back)) = self.back(method) {
            return self.body_with_back(method, served, back);
        }
        let value = |at: usize| match method.params[at].go_pointer {
            true => format!("*p{at}_"),
            false => format!("p{at}_"),
        };
        if method.ret.error.is_some() {
            let value_type = self.ty(&method.params[1].ty);
            let (made, error) = (
                self.result(&method.params[1], value(1), false),
                self.result(&method.params[2], value(2), false),
            );
            return format!(
                "\tif {} {{\n\t\tvar none_ {value_type}\n\t\treturn none_, {error}\n\t}}\n\treturn {made}, nil\n",
                value(0)
            );
        }
        let (mut text, mut first) = (String::new(), 0);
        let filled = match method.params.first().map(|param| param.passing) {
            Some(Passing::LentMut) => Some("Copy"),
            Some(Passing::LentVec) => Some("Refill"),
            _ => None,
        };
        if let Some(filled) = filled {
            text += &format!("\tfuzzer_.{filled}({}, {})\n", value(0), value(1));
            first = 2;
        }
        let mut results: Vec<String> = Vec::new();
        for (at, param) in method.params.iter().enumerate().skip(first) {
            let own = method.ret.view && param.passing != Passing::Given;
            let result = self.result(param, value(at), own);
            results.push(result);
        }
        if method.ret.fallible {
            results.push("nil".to_string());
        }
        match results.is_empty() {
            true => text,
            false => format!("{text}\treturn {}\n", results.join(", ")),
        }
    }

    /// The trait that Go calls and its method by which the handler sends what it got back to Rust.
    fn back(&self, method: &Method) -> Option<(&'a Trait, &'a Method)> {
        let named = |name: &str, ident: &dyn ToString| plain(name) == plain(&ident.to_string());
        let mut methods = self.whole.methods();
        let back = methods
            .find(|one| named(&one.name, &method.name))?
            .back
            .as_ref()?;
        let mut traits = self.interface.traits.iter();
        let served = traits.find(|of| of.direction == Direction::GoCallsRust)?;
        let method = served.methods.iter().find(|one| named(&back.name, &one.name))?;
        Some((served, method))
    }

    /// Calls Rust with the parameters, and returns what Rust gives back.
    fn body_with_back(&mut self, method: &Method, served: &Trait, back: &Method) -> String {
        let pairs = method.params.iter().zip(&back.params).enumerate();
        let arguments = pairs.map(|(at, (has, wants))| match (has.go_pointer, wants.go_pointer) {
            (true, false) => format!("*p{at}_"),
            (false, true) => format!("&p{at}_"),
            (true, true) | (false, false) => format!("p{at}_"),
        });
        let mut arguments: Vec<String> = arguments.collect();
        if back.asynchronous.is_some() && self.idiomatic() {
            self.imports.insert("context");
            let context = match method.asynchronous {
                Some(_) => "ctx_",
                None => "fuzzer_context.Background()",
            };
            arguments.insert(0, context.to_string());
        }
        let mut names: Vec<String> = (0..back.ret.values.len()).map(|at| format!("r{at}_")).collect();
        names.extend(back.ret.fallible.then(|| "err_".to_string()));
        let mut text = format!(
            "\t{} := ({}Impl{{}}).{}({})\n",
            names.join(", "),
            served.go_name,
            back.go_name,
            arguments.join(", ")
        );
        let typed = method.ret.error.is_some();
        if back.ret.fallible {
            let fails = if typed { "return r0_, err_" } else { "panic(err_)" };
            text += &format!("\tif err_ != nil {{\n\t\t{fails}\n\t}}\n");
        }
        let params = if typed {
            &method.params[1..2]
        } else {
            &method.params[..]
        };
        let mut results: Vec<String> = Vec::new();
        for (at, param) in params.iter().enumerate() {
            // It is Go's own now.
            let result = self.result(param, format!("r{at}_"), false);
            results.push(result);
        }
        if method.ret.fallible {
            results.push("nil".to_string());
        }
        text + &format!("\treturn {}\n", results.join(", "))
    }

    /// What becomes of a value: it comes back as it is, as a clone, or made anew; `own` where it must not stay Rust's memory.
    fn result(&mut self, param: &Param, value: String, own: bool) -> String {
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
            // None of these is made.
            TypeKind::Object(_) => "\treturn v_\n".to_string(),
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
