# The same as policies/image.rego, for an OPA without Rust.
package image

registry := `([0-9A-Za-z.:-]*[.:][0-9A-Za-z.:-]*|localhost)`

name := `([0-9a-z._-]+(?:/[0-9a-z._-]+)*)`

tag := `([0-9A-Za-z_][0-9A-Za-z_.-]{0,127})`

digest := `([0-9a-z]+:[0-9a-f]{32,})`

pattern := sprintf(`^(?:%s/)?%s(?::%s)?(?:@%s)?$`, [registry, name, tag, digest])

parse(reference) := {
	"registry": parts.registry,
	"repository": repository(parts),
	"tag": found[3],
	"digest": found[4],
} if {
	found := regex.find_all_string_submatch_n(pattern, reference, 1)[0]
	parts := {"registry": or_hub(found[1]), "name": found[2]}
}

or_hub("") := "docker.io"

or_hub(registry) := registry if registry != ""

repository(parts) := concat("", [library(parts), parts.name])

library(parts) := "library/" if {
	parts.registry == "docker.io"
	not contains(parts.name, "/")
} else := ""

approved(reference) := count(above) > 0 if {
	image := parse(reference)
	full := sprintf("%s/%s/", [image.registry, image.repository])
	above := {entry | some entry in data.approved; startswith(full, concat("", [entry, "/"]))}
}
