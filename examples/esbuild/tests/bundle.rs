//! Bundles of a small project, with the plugin and with mistakes.

use example_esbuild::{Bundle, Bundler, BundlerImpl, Failed, Job};

fn bundle(entry: &str, job: Job) -> Result<Bundle, Failed> {
    let entry = format!("{}/tests/project/{entry}", env!("CARGO_MANIFEST_DIR"));
    pollster::block_on(BundlerImpl::bundle(Job { entry, ..job }))
}

#[test]
fn rust_is_a_plugin_of_esbuild() {
    let job = Job {
        minify: true,
        source_map: true,
        plugin: true,
        outdir: "out".into(),
        ..Job::default()
    };
    let bundle = bundle("main.ts", job).unwrap();
    assert_eq!(bundle.warnings, []);
    let [map, code] = &bundle.outputs[..] else {
        panic!("{:?}", bundle.outputs)
    };
    assert!(map.path.ends_with("out/main.js.map"), "{}", map.path);
    let code = std::str::from_utf8(&code.contents).unwrap();
    assert!(
        code.contains(&format!("Rust on {}", std::env::consts::OS)),
        "{code}"
    );
    assert!(!code.contains("string"), "types are gone: {code}");
}

#[test]
fn a_module_that_rust_does_not_have() {
    let failed = bundle("main.ts", Job::default()).unwrap_err();
    assert!(
        failed.errors[0].text.contains("Could not resolve \"rust:build\""),
        "{failed:?}"
    );
    let folder = std::env::temp_dir().join(format!("example-esbuild-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("main.ts"), "import 'rust:other';").unwrap();
    let job = Job {
        entry: folder.join("main.ts").display().to_string(),
        plugin: true,
        ..Job::default()
    };
    let failed = pollster::block_on(BundlerImpl::bundle(job)).unwrap_err();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(failed.errors[0].text, "Rust has no module \"other\"");
}

#[test]
fn mistakes_have_their_places() {
    let failed = bundle("broken.ts", Job::default()).unwrap_err();
    let error = failed
        .errors
        .iter()
        .find(|error| error.text.contains("Unexpected"))
        .unwrap();
    let at = error.place.as_ref().unwrap();
    assert!(at.file.ends_with("project/broken.ts"), "{at:?}");
    assert_eq!((at.line, at.column), (2, 25));
}

#[test]
fn a_dropped_future_stops_it() {
    for _ in 0..20 {
        let job = Job {
            entry: format!("{}/tests/project/main.ts", env!("CARGO_MANIFEST_DIR")),
            plugin: true,
            ..Job::default()
        };
        let mut call = Box::pin(BundlerImpl::bundle(job));
        let waker = std::task::Waker::from(std::sync::Arc::new(Idle));
        let mut context = std::task::Context::from_waker(&waker);
        let _ = std::future::Future::poll(call.as_mut(), &mut context);
    }
    let job = Job {
        plugin: true,
        ..Job::default()
    };
    assert!(bundle("main.ts", job).is_ok());
}

struct Idle;

impl std::task::Wake for Idle {
    fn wake(self: std::sync::Arc<Self>) {}
}
