// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
package import JobModel

extension DecodingError {
    /// Which value of a JSON file is of the wrong kind, by its place, and what it should be.
    package var words: ErrorDetail {
        switch self {
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            let (place, kind) = (Self.pointer(context), Self.words(type))
            return ErrorDetail("\(place) is not \(kind.english)", french: "\(place) n’est pas \(kind.french)")
        case .keyNotFound(let key, let context):
            let place = Self.pointer(context)
            return ErrorDetail("\(place) has no \(key.stringValue)", french: "\(key.stringValue) manque dans \(place)")
        case .dataCorrupted(let context):
            let place = Self.pointer(context)
            return ErrorDetail(
                "\(place) holds a value of the wrong kind",
                french: "\(place) contient une valeur d’un autre genre"
            )
        @unknown default:
            return ErrorDetail(
                "it holds a value of the wrong kind",
                french: "il contient une valeur d’un autre genre"
            )
        }
    }

    private static func pointer(_ context: Context) -> String {
        let steps = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
        return steps.reduce(into: "") { $0 = JSONPointer.appending($1, to: $0) }
    }

    private static func words(_ type: any Any.Type) -> ErrorDetail {
        switch type {
        case is String.Type: ErrorDetail("a text", french: "un texte")
        case is Bool.Type: ErrorDetail("true or false", french: "true ou false")
        case is Int.Type: ErrorDetail("a whole number", french: "un nombre entier")
        case is [Any].Type: ErrorDetail("a list", french: "une liste")
        default: ErrorDetail("an object", french: "un objet")
        }
    }
}
