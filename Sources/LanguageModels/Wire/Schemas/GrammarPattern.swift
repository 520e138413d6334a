// SPDX-License-Identifier: GPL-3.0-or-later

/// A regular expression as grammars take it: anchored at both ends, with every class of characters spelt out.
///
/// llama.cpp takes others too and then lets any text pass; `\d` even ends llama-cpp-python.
enum GrammarPattern {
    /// The pattern in that form, or `nil` where there is none.
    ///
    /// Short classes become their ASCII members, which is what JSON Schema's own dialect means by `\d` and `\w`.
    static func rewritten(_ pattern: String) -> String? {
        let characters = Array(pattern)
        guard characters.count >= 2, characters.count <= 400, characters[0] == "^", characters.last == "$",
            characters[characters.count - 2] != "\\"
        else { return nil }
        var result = ""
        var isInClass = false
        var index = 0
        while index < characters.count {
            let character = characters[index]
            switch character {
            case "\\":
                index += 1
                guard index < characters.count, let text = escape(characters[index], isInClass) else { return nil }
                result += text
            case "(" where !isInClass && next(characters, index) == "?":
                // Groups that only group are the same without their mark; looking around has no grammar.
                guard index + 2 < characters.count, characters[index + 2] == ":" else { return nil }
                result.append("(")
                index += 2
            case "^" where !isInClass && index > 0, "$" where !isInClass && index < characters.count - 1: return nil
            case "?" where !isInClass && isQuantifier(characters[index - 1]) && !isEscaped(characters, index - 1):
                return nil
            case "{" where !isInClass:
                guard let end = characters[index...].firstIndex(of: "}"), isSmall(characters[(index + 1)..<end]) else {
                    return nil
                }
                result += String(characters[index...end])
                index = end
            default:
                if character == "[" { isInClass = true } else if character == "]" { isInClass = false }
                result.append(character)
            }
            index += 1
        }
        return isInClass ? nil : result
    }

    private static func escape(_ character: Character, _ isInClass: Bool) -> String? {
        let members: String
        switch character {
        case "d": members = "0-9"
        case "w": members = "A-Za-z0-9_"
        case ".", "-", "/", "(", ")", "[", "]", "\\", "+", "*", "?", "{", "}", "|", "^", "$": return "\\\(character)"
        default: return nil
        }
        return isInClass ? members : "[\(members)]"
    }

    private static func next(_ characters: [Character], _ index: Int) -> Character? {
        index + 1 < characters.count ? characters[index + 1] : nil
    }

    private static func isQuantifier(_ character: Character) -> Bool { "?*+}".contains(character) }

    private static func isEscaped(_ characters: [Character], _ index: Int) -> Bool {
        index > 0 && characters[index - 1] == "\\"
    }

    /// Whether the numbers between braces are numbers, and none that a grammar would refuse.
    private static func isSmall(_ bounds: ArraySlice<Character>) -> Bool {
        let numbers = String(bounds).split(separator: ",", omittingEmptySubsequences: false)
        return numbers.count <= 2 && !numbers[0].isEmpty
            && numbers.allSatisfy { $0.isEmpty || (Int($0) ?? .max) <= SchemaDialect.maximumRepetition }
    }
}
