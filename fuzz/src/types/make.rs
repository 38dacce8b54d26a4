//! Random interfaces. What is made is meant to be right; where the front end refuses a piece all the same, it is left out.

mod methods;

use std::collections::HashSet;

use fuzz_values::Random;

use super::leaves::{LEAVES, WRAPPERS};
use super::model::{Def, Field, Fields, Form, Id, Interface, Item, Mode, Passing, Returns, Shape, Ty};
use super::words::{self, counted};

/// A value of a definition has at most so much in it; what has more is behind a list.
const HEAVY: usize = 60;

/// An interface with about so many definitions.
pub(crate) fn interface(random: Random, number: usize, types: usize, verbatim: bool) -> Interface {
    let mut making = Making {
        random,
        interface: Interface {
            file: format!("i{number}"),
            name: String::new(),
            served: String::new(),
            verbatim,
            paths: false,
            clone: true,
            items: Vec::new(),
        },
        stays: false,
        taken: HashSet::new(),
        methods: HashSet::new(),
        backs: HashSet::new(),
        next: 0,
    };
    let random = &mut making.random;
    making.stays = random.one_in(5);
    making.interface.clone = !random.one_in(4);
    making.interface.paths = random.one_in(2);
    making.interface.name = making.trait_name("Echo");
    making.interface.served = making.trait_name("Served");
    while making.next < types {
        making.group();
        if making.random.one_in(3) {
            let ty = making.ty(3, &Inside::default());
            let method = making.method(ty);
            making.interface.items.push(Item::Method(method));
        }
    }
    // A parameter cannot have the name of a struct or a variant that is in scope.
    making
        .taken
        .extend(["Ok", "Err", "Some", "None"].map(str::to_string));
    for item in &mut making.interface.items {
        let (Item::Defs(_, method) | Item::Method(method)) = item;
        for (at, param) in method.params.iter_mut().enumerate() {
            if making.taken.contains(&param.name) {
                param.name = format!("param{at}");
            }
        }
    }
    making.interface
}

struct Making {
    random: Random,
    interface: Interface,
    /// Values may stay on their thread; then no method is async.
    stays: bool,
    /// The names of types.
    taken: HashSet<String>,
    /// The names of methods.
    methods: HashSet<String>,
    /// The names of methods that Go calls.
    backs: HashSet<String>,
    next: Id,
}

/// Where a type stands.
#[derive(Default, Clone)]
struct Inside {
    /// The definitions of the same group, which are not there yet, and the numbers of their parameters.
    group: Vec<(Id, usize)>,
    /// A value need not have one of this in it.
    empty: bool,
    /// It lies behind a pointer.
    heap: bool,
    /// The type parameters of the definition.
    params: usize,
}

impl Making {
    fn group(&mut self) {
        let size = *self.random.pick(&[1, 1, 1, 1, 2, 3]);
        let first = self.next;
        let group: Vec<(Id, usize)> = (first..first + size)
            .map(|id| (id, *self.random.pick(&[0, 0, 0, 0, 0, 1, 2])))
            .collect();
        self.next += size;
        let mut inside = Inside {
            group: group.clone(),
            ..Inside::default()
        };
        let mut defs = Vec::new();
        for (id, params) in group {
            inside.params = params;
            let def = self.def(id, &inside);
            defs.push(def);
        }
        // They are there from now on, so that methods find what they are.
        let ids: Vec<Id> = defs.iter().map(|def| def.id).collect();
        let reached = Ty::Leaf(&LEAVES[0]);
        let reach = self.echo(vec![reached], Mode::Sync, Passing::Given, Returns::Values);
        self.interface.items.push(Item::Defs(defs, reach));
        let types: Vec<Ty> = ids.iter().map(|id| self.instance(*id)).collect();
        let mut reach = self.echo(types.clone(), Mode::Sync, Passing::Given, Returns::Values);
        reach.name = self.method_name();
        if let Some(Item::Defs(_, method)) = self.interface.items.last_mut() {
            *method = reach;
        }
        for ty in types {
            for _ in 0..1 + self.random.below(2) {
                let ty = match self.random.one_in(4) {
                    true => Ty::Of(&WRAPPERS[0], vec![ty.clone()]),
                    false => ty.clone(),
                };
                let method = self.method(ty);
                self.interface.items.push(Item::Method(method));
            }
        }
    }

    /// A definition as a type, with random arguments.
    fn instance(&mut self, id: Id) -> Ty {
        let params = self.interface.def(id).map_or(0, |def| def.params);
        let arguments = (0..params).map(|_| self.ty(1, &Inside::default())).collect();
        Ty::Named(id, arguments)
    }

    fn def(&mut self, id: Id, inside: &Inside) -> Def {
        let params = inside.params;
        let (mut key, mut plain) = (false, false);
        let mut attrs = self.docs();
        let form = match self.random.below(12) {
            0 | 1 if params == 0 => {
                key = true;
                let (form, repr) = self.numbers();
                attrs.extend(repr);
                form
            }
            2 if params == 0 => {
                plain = true;
                attrs.push("#[repr(C)]".to_string());
                Form::Struct(self.plain_fields())
            }
            3 if params == 0 => {
                key = true;
                let ty = self.key();
                Form::Struct(self.newtype(ty))
            }
            4 => {
                let ty = self.ty(3, inside);
                Form::Struct(self.newtype(ty))
            }
            5..=7 => self.sum(inside),
            _ => {
                if self.random.one_in(3) {
                    attrs.push("#[repr(C)]".to_string());
                }
                let most = if self.random.one_in(12) { 24 } else { 7 };
                let fields = self.random.below(most);
                Form::Struct(self.fields(inside, fields, true))
            }
        };
        // A tuple struct or a unit struct is a value too, which takes its name from the variables of whatever is around it.
        let name = match &form {
            Form::Struct(fields) if fields.shape != Shape::Named => counted(&mut self.taken, "Thing"),
            _ => self.type_name("Thing"),
        };
        if self.random.one_in(15) {
            attrs.push(format!("#[go(name = \"Renamed{id}\")]"));
        }
        let mut def = Def {
            id,
            name,
            module: self.random.one_in(6).then(|| format!("inner{id}")),
            attrs,
            params,
            form,
            key,
            plain,
            weight: 0,
        };
        def.weight = 1 + def
            .fields()
            .iter()
            .map(|field| self.weight(&field.ty))
            .sum::<usize>();
        // A type parameter has to be used.
        for param in 0..params {
            // By something other than the type itself.
            let first = inside.group.first().map_or(id, |(first, _)| *first);
            if !def.fields().iter().any(|field| mentions(&field.ty, param, first)) {
                let ty = Ty::Of(&WRAPPERS[0], vec![Ty::Param(param)]);
                let name = format!("of_{param}");
                use_parameter(&mut def.form, name, ty);
            }
        }
        def
    }

    /// How much there is in a value, about.
    fn weight(&self, ty: &Ty) -> usize {
        match ty {
            Ty::Leaf(_) | Ty::Param(_) => 1,
            Ty::Of(wrapper, arguments) => match wrapper.empty {
                true => 2,
                false => 1 + arguments.iter().map(|of| self.weight(of)).sum::<usize>(),
            },
            Ty::Array(of, length) => length * self.weight(of),
            Ty::Named(id, arguments) => {
                let own = self.interface.def(*id).map_or(1, |def| def.weight);
                own + arguments.iter().map(|of| self.weight(of)).sum::<usize>()
            }
        }
    }

    fn newtype(&mut self, ty: Ty) -> Fields {
        let field = Field {
            name: String::new(),
            ty,
            attrs: self.docs(),
            skip: false,
        };
        Fields {
            shape: Shape::Tuple,
            fields: vec![field],
        }
    }

    fn plain_fields(&mut self) -> Fields {
        let numbers: Vec<Ty> = LEAVES.iter().filter(|leaf| leaf.plain).map(Ty::Leaf).collect();
        let mut fields = self.fields(&Inside::default(), 0, false);
        let shape = *self.random.pick(&[Shape::Named, Shape::Tuple]);
        fields.shape = shape;
        let mut taken = HashSet::new();
        for _ in 0..2 + self.random.below(4) {
            let number = self.random.pick(&numbers).clone();
            let ty = match self.random.one_in(4) {
                true => Ty::Array(Box::new(number), 1 + self.random.below(4)),
                false => number,
            };
            let name = self.field_name(&mut taken);
            fields.fields.push(Field {
                name,
                ty,
                attrs: Vec::new(),
                skip: false,
            });
        }
        fields
    }

    fn fields(&mut self, inside: &Inside, count: usize, whole: bool) -> Fields {
        let shape = match (count, self.random.below(4)) {
            (0, 0 | 1) => Shape::Unit,
            (_, 0) => Shape::Tuple,
            _ => Shape::Named,
        };
        let mut taken = HashSet::new();
        let fields = (0..count).map(|index| {
            let mut attrs = self.docs();
            let skip = whole && self.random.one_in(25);
            let depth = self.random.below(4);
            let ty = match skip {
                true => Ty::Leaf(&LEAVES[self.random.below(10)]),
                false => self.ty(depth, inside),
            };
            match self.random.below(25) {
                _ if skip => attrs.push("#[go(skip)]".to_string()),
                0 if shape == Shape::Named => attrs.push(format!("#[go(name = \"Other{index}\")]")),
                // With names as in Rust a field is not exported, and no package finds its tag.
                1 if whole && !self.interface.verbatim => {
                    attrs.push(format!("#[go(tag = \"db:\\\"f{index}\\\" x:\\\"`\\\"\")]"))
                }
                2 if whole && !self.interface.verbatim => {
                    attrs.push(format!("#[go(tag = \"json:\\\"f{index},omitempty\\\"\")]"));
                }
                _ => {}
            }
            Field {
                name: self.field_name(&mut taken),
                ty,
                attrs,
                skip,
            }
        });
        let fields = fields.collect();
        Fields { shape, fields }
    }

    fn sum(&mut self, inside: &Inside) -> Form {
        let count = 1 + self.random.below(5);
        let mut taken = HashSet::new();
        let mut variants = Vec::new();
        for index in 0..count {
            // The first one ends: it has nothing of the group in it.
            let mut inside = inside.clone();
            match index {
                0 => inside.group.clear(),
                _ => inside.empty = true,
            }
            let fields = self.random.below(4);
            let fields = self.fields(&inside, fields, false);
            variants.push((self.variant_name(&mut taken), fields));
        }
        if variants.iter().all(|(_, fields)| fields.fields.is_empty()) {
            variants[0].1 = self.newtype(Ty::Leaf(&LEAVES[0]));
        }
        Form::Sum(variants)
    }

    /// An enum without data, and its `#[repr]`.
    fn numbers(&mut self) -> (Form, Option<String>) {
        const REPRS: &[(&str, i128, i128)] = &[
            ("", i32::MIN as i128, i32::MAX as i128),
            ("", isize::MIN as i128, isize::MAX as i128),
            ("u8", 0, u8::MAX as i128),
            ("i8", i8::MIN as i128, i8::MAX as i128),
            ("u16", 0, u16::MAX as i128),
            ("i16", i16::MIN as i128, i16::MAX as i128),
            ("u32", 0, u32::MAX as i128),
            ("i32", i32::MIN as i128, i32::MAX as i128),
            ("u64", 0, u64::MAX as i128),
            ("i64", i64::MIN as i128, i64::MAX as i128),
            ("usize", 0, usize::MAX as i128),
            ("isize", isize::MIN as i128, isize::MAX as i128),
            ("C", i32::MIN as i128, i32::MAX as i128),
        ];
        let (repr, least, most) = *self.random.pick(REPRS);
        let count = if self.random.one_in(10) {
            40
        } else {
            1 + self.random.below(7)
        };
        let written = self.random.one_in(2);
        let (mut taken, mut values) = (HashSet::new(), HashSet::new());
        let mut variants = Vec::new();
        let mut last = -1;
        for _ in 0..count {
            let next = last + 1;
            let value = match self.random.below(4) {
                0 if written => *self.random.pick(&[least, most, 0, 1, most - 1]),
                1 if written => least + (self.random.next() as i128) % (most - least + 1),
                _ => next,
            };
            if value < least || value > most || !values.insert(value) {
                continue;
            }
            let explicit = value != next || (written && self.random.one_in(4));
            variants.push((self.variant_name(&mut taken), explicit.then_some(value)));
            last = value;
        }
        if variants.is_empty() {
            variants.push((self.variant_name(&mut taken), None));
        }
        let repr = (!repr.is_empty()).then(|| format!("#[repr({repr})]"));
        (Form::Enum(variants), repr)
    }

    /// A type that maps may have as their key.
    fn key(&mut self) -> Ty {
        let named: Vec<Id> = self
            .interface
            .defs()
            .filter(|def| def.key)
            .map(|def| def.id)
            .collect();
        if !named.is_empty() && self.random.one_in(3) {
            return Ty::Named(*self.random.pick(&named), Vec::new());
        }
        let stays = self.stays;
        let weight = |leaf: &super::leaves::Leaf| match leaf.key && (stays || !leaf.stays) {
            true => leaf.weight,
            false => 0,
        };
        Ty::Leaf(self.random.weighted(LEAVES, weight))
    }

    fn leaf(&mut self) -> Ty {
        let stays = self.stays;
        let weight = |leaf: &super::leaves::Leaf| if stays || !leaf.stays { leaf.weight } else { 0 };
        Ty::Leaf(self.random.weighted(LEAVES, weight))
    }

    fn ty(&mut self, depth: usize, inside: &Inside) -> Ty {
        if inside.params > 0 && self.random.one_in(4) {
            return Ty::Param(self.random.below(inside.params));
        }
        if inside.empty && inside.heap && !inside.group.is_empty() && self.random.one_in(2) {
            let (id, params) = *self.random.pick(&inside.group);
            // Its own parameters where it is the same number of them: else there would be ever more instances.
            if params == 0 {
                return Ty::Named(id, Vec::new());
            }
            if params == inside.params {
                return Ty::Named(id, (0..params).map(Ty::Param).collect());
            }
        }
        match self.random.below(if depth == 0 { 5 } else { 12 }) {
            0..=2 => self.leaf(),
            3 | 4 => self.named(depth, inside),
            5 => {
                let of = self.ty(depth - 1, inside);
                let length = match of {
                    Ty::Leaf(_) => *self.random.pick(&[0, 1, 2, 3, 16, 33]),
                    _ => self.random.below(4),
                };
                Ty::Array(Box::new(of), length)
            }
            _ => self.wrapped(depth, inside),
        }
    }

    fn named(&mut self, depth: usize, inside: &Inside) -> Ty {
        let defs: Vec<(Id, usize, usize)> = self
            .interface
            .defs()
            .map(|def| (def.id, def.params, def.weight))
            .collect();
        if defs.is_empty() {
            return self.leaf();
        }
        let (id, params, weight) = *self.random.pick(&defs);
        if params > 0 && depth == 0 {
            return self.leaf();
        }
        let arguments = (0..params).map(|_| {
            // What stands for a parameter may lie in the value itself.
            let inside = Inside {
                group: Vec::new(),
                ..inside.clone()
            };
            self.ty(depth - 1, &inside)
        });
        let ty = Ty::Named(id, arguments.collect());
        match weight > HEAVY {
            true => Ty::Of(&WRAPPERS[0], vec![ty]),
            false => ty,
        }
    }

    fn wrapped(&mut self, depth: usize, inside: &Inside) -> Ty {
        let (stays, clone) = (self.stays, self.interface.clone);
        let wrapper = self.random.weighted(WRAPPERS, |wrapper| {
            match (wrapper.stays && !stays) || (wrapper.clones && !clone) {
                true => 0,
                false => wrapper.weight,
            }
        });
        let within = Inside {
            empty: inside.empty || wrapper.empty,
            heap: inside.heap || wrapper.heap,
            // A parameter need not be `Clone`.
            params: if wrapper.clones { 0 } else { inside.params },
            group: if wrapper.clones && inside.params > 0 {
                Vec::new()
            } else {
                inside.group.clone()
            },
        };
        let mut arguments = Vec::new();
        if wrapper.keyed {
            arguments.push(self.key());
        }
        while arguments.len() < wrapper.arguments {
            arguments.push(self.ty(depth - 1, &within));
        }
        Ty::Of(wrapper, arguments)
    }

    fn type_name(&mut self, plain: &str) -> String {
        let paths = self.interface.paths;
        words::type_name(&mut self.random, &mut self.taken, plain, paths)
    }

    fn trait_name(&mut self, plain: &str) -> String {
        let name = self.type_name(plain);
        // Of which the name of the implementation is made.
        self.taken
            .insert(format!("{}Impl", name.trim_start_matches("r#")));
        name
    }

    fn method_name(&mut self) -> String {
        words::name(&mut self.random, &mut self.methods, "method")
    }

    fn field_name(&mut self, taken: &mut HashSet<String>) -> String {
        words::name(&mut self.random, taken, "field")
    }

    fn variant_name(&mut self, taken: &mut HashSet<String>) -> String {
        words::name(&mut self.random, taken, "Case")
    }

    fn docs(&mut self) -> Vec<String> {
        words::docs(&mut self.random)
    }
}

/// Whether a type parameter is in the type, other than as an argument of the definitions from `group` on.
fn mentions(ty: &Ty, param: usize, group: Id) -> bool {
    match ty {
        Ty::Leaf(_) => false,
        Ty::Param(index) => *index == param,
        Ty::Array(of, _) => mentions(of, param, group),
        Ty::Named(id, _) if *id >= group => false,
        Ty::Of(_, arguments) | Ty::Named(_, arguments) => {
            arguments.iter().any(|of| mentions(of, param, group))
        }
    }
}

/// Adds a field.
fn use_parameter(form: &mut Form, name: String, ty: Ty) {
    let fields = match form {
        Form::Struct(fields) => fields,
        Form::Sum(variants) => &mut variants[0].1,
        Form::Enum(_) => return,
    };
    if fields.shape == Shape::Unit {
        fields.shape = Shape::Tuple;
    }
    fields.fields.push(Field {
        name,
        ty,
        attrs: Vec::new(),
        skip: false,
    });
}
