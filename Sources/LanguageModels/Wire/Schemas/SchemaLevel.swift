// SPDX-License-Identifier: GPL-3.0-or-later

/// How a server is asked for JSON; the answer is validated here in any case.
package enum SchemaLevel: String, Sendable, CaseIterable {
    /// The schema, in the form that the server's documentation names: `format`, or `json_schema` with its nested object.
    case schema = "json_schema"
    /// `json_object` with the schema beside it, as llama-cpp-python takes it.
    case objectWithSchema = "json_object_with_schema"
    /// Any JSON object.
    case object = "json_object"
    /// Nothing but the prompt.
    case none
}
