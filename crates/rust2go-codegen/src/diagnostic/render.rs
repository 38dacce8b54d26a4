//! Diagnostics as text: the file's own lines, with carets.

use annotate_snippets::{Level, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Place, Source};

impl Diagnostics {
    /// All diagnostics as a reader at a terminal wants them, by file and position. `color` asks for ANSI colours.
    pub fn render(&self, color: bool) -> String {
        let renderer = if color {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let mut order: Vec<&Diagnostic> = self.list.iter().collect();
        order.sort_by_key(|diagnostic| self.position(diagnostic));
        let mut text = String::new();
        for diagnostic in order {
            text.push_str(&self.render_one(diagnostic, &renderer));
            text.push_str("\n\n");
        }
        let count = self.list.len();
        let plural = if count == 1 { "" } else { "s" };
        text.push_str(&format!("{count} error{plural} in the interface\n"));
        text
    }

    fn render_one(&self, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
        let message = diagnostic.message();
        let label = diagnostic.label();
        let (helps, notes) = (diagnostic.helps(), diagnostic.all_notes());
        let marks: Vec<(usize, std::ops::Range<usize>, Level, &str)> = diagnostic
            .place
            .iter()
            .map(|place| (*place, Level::Error, label.as_str()))
            .chain(
                diagnostic
                    .also
                    .iter()
                    .map(|(place, label)| (*place, Level::Info, label.as_str())),
            )
            .filter_map(|(place, level, label)| Some((self.source_of(place)?, place, level, label)))
            .map(|(file, place, level, label)| (file, self.sources[file].clip(place), level, label))
            .collect();
        let mut files: Vec<usize> = Vec::new();
        for (file, ..) in &marks {
            if !files.contains(file) {
                files.push(*file);
            }
        }
        let paths: Vec<String> = self
            .sources
            .iter()
            .map(|source| source.path.display().to_string())
            .collect();

        let mut out = Level::Error.title(&message).id(diagnostic.kind.code());
        for file in files {
            let mut snippet = Snippet::source(&self.sources[file].text)
                .origin(&paths[file])
                .fold(true);
            for (_, range, level, label) in marks.iter().filter(|mark| mark.0 == file) {
                snippet = snippet.annotation(level.span(range.clone()).label(label));
            }
            out = out.snippet(snippet);
        }
        out = out.footers(helps.iter().map(|help| Level::Help.title(help)));
        out = out.footers(notes.iter().map(|note| Level::Note.title(note)));
        let text = renderer.render(out).to_string();
        text
    }

    /// By this key diagnostics are sorted: those without a place come first.
    fn position(&self, diagnostic: &Diagnostic) -> Option<(usize, usize)> {
        let place = diagnostic.place?;
        Some((self.source_of(place)?, place.bytes().start))
    }

    fn source_of(&self, place: Place) -> Option<usize> {
        let key = place.file_key();
        self.sources.iter().position(|source| source.key == key)
    }
}

impl Source {
    /// The bytes of a place, within the text.
    fn clip(&self, place: Place) -> std::ops::Range<usize> {
        let bytes = place.bytes();
        bytes.start.min(self.text.len())..bytes.end.min(self.text.len())
    }
}
