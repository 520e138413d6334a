// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation

/// A JSON Schema (draft-07, with `$defs` and `prefixItems` of later drafts), compiled once and used often.
///
/// `format` and the annotations are read over. Unlike draft-07, what stands beside a `$ref` counts too. A keyword that
/// would restrict values and is not implemented here makes the schema an error instead of being ignored, and so does a
/// reference that leads out of the schema.
package struct JSONSchema: Sendable {
    /// The schema as it was written.
    package let source: JSONValue
    let nodes: [SchemaNode]

    /// Compiles the schema.
    ///
    /// Throws `JSONSyntaxError` for what is no JSON and `InvalidSchema` for what is no schema.
    package init(parsing data: Data) throws {
        try self.init(JSONValue(parsing: data))
    }

    /// Compiles a schema that is a value already.
    ///
    /// Throws `InvalidSchema`.
    package init(_ source: JSONValue) throws {
        self.source = source
        var compiler = SchemaCompiler(root: source)
        nodes = try compiler.compile()
    }

    /// Every way in which `value` breaks the schema, in document order; empty when it is valid.
    package func errors(in value: JSONValue) -> [SchemaViolation] {
        SchemaValidator(nodes: nodes).violations(of: 0, in: value, at: "")
    }
}

/// One way in which a value breaks a schema.
package struct SchemaViolation: Error, Sendable, Equatable, CustomStringConvertible {
    /// The place in the value (RFC 6901); empty for the whole.
    package let pointer: String
    /// What is wrong there, in English, as a predicate: `is missing the member "name"`.
    package let message: String

    package init(pointer: String, message: String) {
        self.pointer = pointer
        self.message = message
    }

    package var description: String { "\(pointer.isEmpty ? "the document" : pointer) \(message)" }
}

/// Why a JSON value is no schema that can be used here.
package struct InvalidSchema: Error, Sendable, Equatable, CustomStringConvertible {
    /// The place in the schema.
    package let pointer: String
    package let reason: String
    package let reasonFR: String

    init(pointer: String, reason: String, french: String) {
        self.pointer = pointer
        self.reason = reason
        reasonFR = french
    }

    package var description: String { "schema at \(pointer.isEmpty ? "/" : pointer): \(reason)" }
    package var descriptionFR: String { "schéma à \(pointer.isEmpty ? "/" : pointer) : \(reasonFR)" }
}
