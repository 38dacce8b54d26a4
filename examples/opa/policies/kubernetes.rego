# What the manifests of a cluster have to keep to. A violation has a rule, a severity, a message, and the path to its place.
package kubernetes

import data.image

# Where each kind of object has the specification of its pods.
pod_path := {
	"Pod": ["spec"],
	"Deployment": ["spec", "template", "spec"],
	"StatefulSet": ["spec", "template", "spec"],
	"DaemonSet": ["spec", "template", "spec"],
	"ReplicaSet": ["spec", "template", "spec"],
	"Job": ["spec", "template", "spec"],
	"CronJob": ["spec", "jobTemplate", "spec", "template", "spec"],
}[input.kind]

pod := object.get(input, pod_path, {})

containers contains {"path": array.concat(pod_path, [list, i]), "is": container} if {
	some list in ["initContainers", "containers"]
	some i, container in pod[list]
}

violation contains {
	"rule": "image-reference", "severity": "error",
	"path": array.concat(container.path, ["image"]),
	"message": sprintf("%q is no reference of an image", [container.is.image]),
} if {
	some container in containers
	not image.parse(container.is.image)
}

violation contains {
	"rule": "image-approved", "severity": "error",
	"path": array.concat(container.path, ["image"]),
	"message": sprintf("nobody has approved of %s", [container.is.image]),
} if {
	some container in containers
	image.approved(container.is.image) == false
}

violation contains {
	"rule": "image-version", "severity": "error",
	"path": array.concat(container.path, ["image"]),
	"message": sprintf("%s is another image tomorrow: it has neither a version nor a digest", [container.is.image]),
} if {
	some container in containers
	parts := image.parse(container.is.image)
	parts.digest == ""
	parts.tag in {"", "latest"}
}

violation contains {
	"rule": "privileged", "severity": "error",
	"path": array.concat(container.path, ["securityContext", "privileged"]),
	"message": sprintf("container %s is privileged", [container.is.name]),
} if {
	some container in containers
	container.is.securityContext.privileged == true
}

violation contains {
	"rule": "may-be-root", "severity": "warning",
	"path": array.concat(container.path, ["name"]),
	"message": sprintf("container %s may run as root: runAsNonRoot is not set", [container.is.name]),
} if {
	some container in containers
	not pod.securityContext.runAsNonRoot
	not container.is.securityContext.runAsNonRoot
}

violation contains {
	"rule": "no-limit", "severity": "warning",
	"path": array.concat(container.path, ["resources"]),
	"message": sprintf("container %s may take all memory there is", [container.is.name]),
} if {
	some container in containers
	not container.is.resources.limits.memory
}

violation contains {
	"rule": "plain-secret", "severity": "error",
	"path": array.concat(container.path, ["env", i, "value"]),
	"message": sprintf("%s stands in the manifest for all to read", [variable.name]),
} if {
	some container in containers
	some i, variable in container.is.env
	regex.match(`(?i)(password|secret|token)$`, variable.name)
	variable.value != ""
}

violation contains {
	"rule": "host-path", "severity": "error",
	"path": array.concat(pod_path, ["volumes", i, "hostPath"]),
	"message": sprintf("volume %s is the node's own %s", [volume.name, volume.hostPath.path]),
} if {
	some i, volume in pod.volumes
	volume.hostPath
}

violation contains {
	"rule": "host-namespace", "severity": "error",
	"path": array.concat(pod_path, [field]),
	"message": sprintf("%s lets the pods out of theirs", [field]),
} if {
	some field in ["hostNetwork", "hostPID", "hostIPC"]
	pod[field] == true
}

violation contains {
	"rule": "all-verbs", "severity": "error",
	"path": ["rules", i, "verbs"],
	"message": sprintf("%s %s may do everything to %s", [input.kind, input.metadata.name, concat(", ", object.get(rule, "resources", ["URLs"]))]),
} if {
	input.kind in {"Role", "ClusterRole"}
	some i, rule in input.rules
	"*" in rule.verbs
}
