// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

extension JSONValue {
    /// Reads one JSON text (RFC 8259), UTF-8, nothing but white space around it.
    ///
    /// Stricter than most readers where leniency would lose data: a name that occurs twice in one object, a lone
    /// surrogate and bad UTF-8 are errors. Arrays and objects may be nested `maximumDepth` deep (128 by default).
    /// Throws `JSONSyntaxError`.
    package init(parsing data: Data, maximumDepth: Int = 128) throws {
        try self.init(parsing: [UInt8](data), maximumDepth: maximumDepth)
    }

    /// The same for a text.
    package init(parsing text: String, maximumDepth: Int = 128) throws {
        try self.init(parsing: Array(text.utf8), maximumDepth: maximumDepth)
    }

    private init(parsing bytes: [UInt8], maximumDepth: Int) throws {
        var parser = JSONParser(bytes: bytes, maximumDepth: maximumDepth)
        self = try parser.parseDocument()
    }
}
