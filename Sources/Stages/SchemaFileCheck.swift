// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JSONSchemas
import PipelineModel

/// What is wrong with a file that should hold a JSON schema.
struct SchemaFileCheck {
    private let text: String
    private let file: String

    init(_ text: String, file: String) {
        self.text = text
        self.file = file
    }

    func mistakes() -> [Mistake] {
        do {
            _ = try JSONSchema(parsing: Data(text.utf8))
            return []
        } catch let error as JSONSyntaxError {
            return [
                mistake(
                    at: error.offset,
                    "this is not valid JSON: \(error.reason)",
                    "correct it at this place",
                    french: ("ce JSON n’est pas valable : \(error.reasonFR)", "corrigez-le à cet endroit")
                )
            ]
        } catch let error as InvalidSchema {
            let remedy = "write JSON Schema of draft 7 without references to other files"
            let french = "écrivez un JSON Schema draft 7 sans renvoi à d’autres fichiers"
            return [
                mistake(
                    at: offset(of: error.pointer),
                    "\(error)",
                    remedy,
                    french: (error.descriptionFR, french)
                )
            ]
        } catch {
            return [
                mistake(
                    at: 0,
                    "this is no JSON schema",
                    "correct it",
                    french: ("ce n’est pas un schéma JSON", "corrigez-le")
                )
            ]
        }
    }

    private func mistake(at offset: Int, _ message: String, _ remedy: String, french: (message: String, remedy: String))
        -> Mistake
    {
        let before = Array(text.utf8.prefix(offset))
        let lines = before.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let column = String(decoding: lines.last ?? [], as: UTF8.self).count + 1
        return Mistake(
            file: file,
            line: max(1, lines.count),
            column: column,
            message: message,
            remedy: remedy,
            french: french
        )
    }

    /// Where the name that a pointer ends with stands: names are looked for one after the other, as readers do.
    private func offset(of pointer: String) -> Int {
        var position = text.startIndex
        var found = text.startIndex
        for step in pointer.split(separator: "/").map({ $0.replacing("~1", with: "/").replacing("~0", with: "~") }) {
            // A number counts items of a list, which have no name.
            guard let range = text[position...].firstRange(of: "\"\(step)\"") else { continue }
            found = range.lowerBound
            position = range.upperBound
        }
        return text[..<found].utf8.count
    }
}
