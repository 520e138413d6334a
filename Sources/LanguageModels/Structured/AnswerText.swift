// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas

/// The JSON in what a model wrote, also where one without grammar wrapped it in words.
enum AnswerText {
    /// Why an answer is no use, in words for the model.
    struct Rejection: Error, CustomStringConvertible {
        let description: String
    }

    /// The text as JSON, else what stands from its first brace or bracket to the last.
    ///
    /// Throws `Rejection` and `JSONSyntaxError`, which say what is wrong.
    static func json(in text: String, wantsObject: Bool) throws -> JSONValue {
        if let value = try? JSONValue(parsing: text), !wantsObject || value.object != nil { return value }
        let isOpening = { (character: Character) in character == "{" || !wantsObject && character == "[" }
        guard let first = text.firstIndex(where: isOpening),
            let last = text.lastIndex(of: text[first] == "{" ? "}" : "]"), first < last
        else { throw Rejection(description: "the answer holds no JSON\(wantsObject ? " object" : "")") }
        return try JSONValue(parsing: String(text[first...last]))
    }
}
