# What the policies ask of images. The answers are Rust's.
package image

parse(reference) := host.parse_image(reference)

approved(reference) := host.approved(reference)
