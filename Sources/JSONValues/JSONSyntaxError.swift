// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a text is not JSON.
package struct JSONSyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
    private let mistake: Mistake
    /// Bytes before the mistake.
    package let offset: Int

    init(_ mistake: Mistake, offset: Int) {
        self.mistake = mistake
        self.offset = offset
    }

    /// In English, without the place.
    package var reason: String { mistake.words.english }
    /// The same in French.
    package var reasonFR: String { mistake.words.french }
    /// Whether the text is the beginning of something that could still become JSON.
    package var isTruncation: Bool { mistake == .end }

    package var description: String { "not valid JSON at byte \(offset): \(reason)" }

    /// What stands where something else should.
    enum Mistake: Sendable, Equatable {
        case trailing, value, name, colon, commaOrBrace, commaOrBracket, word, range, digit, encoding, control, escape
        case surrogate, hexadecimal, end
        case depth(Int)
        case twice(String)

        var words: (english: String, french: String) {
            switch self {
            case .trailing: ("something follows the value", "il y a quelque chose après la valeur")
            case .value: ("a value is expected here", "une valeur est attendue ici")
            case .name: ("a name in double quotes is expected here", "un nom entre guillemets droits est attendu ici")
            case .colon: ("a colon is expected here", "un deux-points est attendu ici")
            case .commaOrBrace:
                ("a comma or a closing brace is expected here", "une virgule ou une accolade fermante est attendue ici")
            case .commaOrBracket:
                ("a comma or a closing bracket is expected here", "une virgule ou un crochet fermant est attendu ici")
            case .word: ("an unknown word", "un mot inconnu")
            case .range: ("a number out of range", "un nombre hors limites")
            case .digit: ("a digit is expected here", "un chiffre est attendu ici")
            case .encoding: ("a text that is not UTF-8", "un texte qui n’est pas en UTF-8")
            case .control:
                (
                    "a control character inside a text",
                    "un saut de ligne ou un autre caractère de contrôle au milieu d’un texte"
                )
            case .escape: ("an unknown escape", "une barre oblique inverse suivie d’un caractère non prévu")
            case .surrogate: ("half of a surrogate pair", "la moitié d’un caractère codé en deux parties")
            case .hexadecimal:
                ("four hexadecimal digits are expected here", "quatre chiffres hexadécimaux sont attendus ici")
            case .end: ("the text ends too early", "le texte se termine trop tôt")
            case .depth(let most):
                ("nested more than \(most) deep", "plus de \(most) niveaux imbriqués")
            case .twice(let name): ("the name \(name) occurs twice", "le nom \(name) figure deux fois")
            }
        }
    }
}
