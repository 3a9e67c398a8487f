# SPDX-License-Identifier: Apache-2.0
"""Reads manifests as YAML and holds them against the models of the Kubernetes project's own Python client (made from its
OpenAPI description): a key that the model does not know, a value of another type or a required one that is missing is
printed. Nothing printed: all is well."""
import json
import sys

import yaml
from kubernetes import client

API = client.ApiClient()


class Answer:
    def __init__(self, thing):
        self.data = json.dumps(thing)


def differences(path, given, known):
    if isinstance(given, dict) and isinstance(known, dict):
        for key, value in given.items():
            if key not in known:
                yield f"{path}.{key}: unknown"
            else:
                yield from differences(f"{path}.{key}", value, known[key])
    elif isinstance(given, list) and isinstance(known, list):
        for i, (a, b) in enumerate(zip(given, known)):
            yield from differences(f"{path}[{i}]", a, b)
    elif given != known:
        yield f"{path}: {given!r} is read as {known!r}"


for document in yaml.safe_load_all(sys.stdin):
    name = f"{document['kind']} {document['metadata']['name']}"
    try:
        model = API.deserialize(Answer(document), "V1" + document["kind"])
    except (AttributeError, ValueError) as e:
        print(f"{name}: {e}")
        continue
    for found in differences(name, document, API.sanitize_for_serialization(model)):
        print(found)
