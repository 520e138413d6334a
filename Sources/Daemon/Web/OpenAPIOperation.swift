// SPDX-License-Identifier: GPL-3.0-or-later
import JSONValues
import WebService

/// One method of one address, as the description tells of it.
struct OpenAPIOperation: Sendable {
    var method: WebMethod
    var path: String
    var summary: String
    var isOpen = false
    /// What stands in the query or the headers: name, place, schema, meaning.
    var parameters: [(name: String, place: String, schema: JSONValue, meaning: String)] = []
    /// By media type.
    var content: [(mediaType: String, schema: JSONValue)] = []
    /// By status.
    var answers: [Answer]

    struct Answer: Sendable {
        var status: Int
        var meaning: String
        var mediaType = "application/json"
        var schema: JSONValue?
    }

    /// For the description, with what every address may answer.
    var json: JSONValue {
        var operation = JSONObject([
            ("summary", .string(summary)),
            ("responses", .object(JSONObject((answers + usual).map { ("\($0.status)", Self.json($0)) }))),
        ])
        if isOpen { operation["security"] = [] }
        let names = path.matches(of: /\{(\w+)\}/).map { String($0.1) }
        let all =
            names.map { name -> JSONValue in
                ["name": .string(name), "in": "path", "required": true, "schema": OpenAPISchemas.inPath(name)]
            }
            + parameters.map { parameter -> JSONValue in
                [
                    "name": .string(parameter.name), "in": .string(parameter.place), "required": false,
                    "schema": parameter.schema, "description": .string(parameter.meaning),
                ]
            }
        if !all.isEmpty { operation["parameters"] = .array(all) }
        if !content.isEmpty {
            let types = content.map { ($0.mediaType, ["schema": $0.schema] as JSONValue) }
            operation["requestBody"] = ["required": true, "content": .object(JSONObject(types))]
        }
        return .object(operation)
    }

    private static func json(_ answer: Answer) -> JSONValue {
        var json = JSONObject([("description", .string(answer.meaning))])
        if let schema = answer.schema {
            json["content"] = .object(JSONObject([(answer.mediaType, ["schema": schema])]))
        }
        return .object(json)
    }

    private var usual: [Answer] {
        var usual = [
            (400, "The request cannot be understood."), (404, "There is nothing at this address."),
            (421, "The host name is not allowed."), (503, "Not at present; Retry-After tells when."),
        ]
        if !isOpen { usual.append((401, "No valid token.")) }
        if method == .post {
            usual += [
                (403, "The request comes from a page of another site."), (408, "The content came too slowly."),
                (413, "The content is too large."), (415, "The content is of another type."),
                (422, "The content cannot be worked on."),
            ]
        }
        let own = answers.map(\.status)
        return usual.filter { !own.contains($0.0) }
            .map { Answer(status: $0.0, meaning: $0.1, schema: OpenAPISchemas.reference("Error")) }
    }
}
