// SPDX-License-Identifier: GPL-3.0-or-later
import JSONValues
import JobModel
import WebService

/// The description of the HTTP server in OpenAPI 3.1, served at /openapi.json.
enum OpenAPI {
    static let document: JSONValue = [
        "openapi": "3.1.0",
        "info": [
            "title": "Greffier", "version": .string(GreffierVersion.current),
            "description": "Turns dropped CVs into profiles, scores, recommendations and documents.",
            "license": ["name": "GPL-3.0-or-later", "identifier": "GPL-3.0-or-later"],
        ],
        "servers": [["url": "/"]],
        "security": [["token": []], ["cookie": []]],
        "paths": .object(paths),
        "components": ["securitySchemes": security, "schemas": OpenAPISchemas.all],
    ]

    private static let security: JSONValue = [
        "token": [
            "type": "http", "scheme": "bearer",
            "description": "The token in state/http-token, or that of the credential http-token.",
        ],
        "cookie": [
            "type": "apiKey", "in": "cookie", "name": "greffier", "description": "Set by a link of greffier open.",
        ],
    ]

    private static let paths = JSONObject(
        OpenAPIOperation.all.reduce(into: [(String, JSONValue)]()) { paths, operation in
            let entry = (operation.method.rawValue.lowercased(), operation.json)
            if let index = paths.firstIndex(where: { $0.0 == operation.path }), var object = paths[index].1.object {
                object[entry.0] = entry.1
                paths[index].1 = .object(object)
            } else {
                paths.append((operation.path, .object(JSONObject([entry]))))
            }
        }
    )
}
