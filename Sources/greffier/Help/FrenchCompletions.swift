// SPDX-License-Identifier: GPL-3.0-or-later

/// Completions whose descriptions are French; verbs, options and code stay as the parser's generator writes them.
///
/// The generator knows one language, and each shell has its own way to write a description in quotation marks: what stands
/// where a description does, and is one in English, becomes the French one.
enum FrenchCompletions {
    /// A shell that shows descriptions.
    enum Shell {
        case zsh, fish

        /// The places where descriptions stand in a line.
        fileprivate var frames: [Frame] {
            switch self {
            case .zsh:
                [
                    Frame(before: "[", behind: "]", escaped: ["\\", ":", "[", "]"], quote: "'\\''"),
                    Frame(before: ":", behind: nil, escaped: [], quote: "'\\''"),
                ]
            case .fish: [Frame(before: " -d '", behind: "'", escaped: ["\\"], quote: "\\'")]
            }
        }
    }

    /// What stands before and behind a description, and how one is written between them.
    fileprivate struct Frame {
        var before: String
        /// `nil` where the quotation mark that ends the line is what ends the description.
        var behind: Character?
        var escaped: [String]
        var quote: String

        func written(_ text: String) -> String {
            escaped.reduce(text) { $0.replacing($1, with: "\\" + $1) }.replacing("'", with: quote)
        }

        /// Where the description of a line stands.
        func description(in line: Substring) -> Range<Substring.Index>? {
            guard let start = line.firstRange(of: before)?.upperBound else { return nil }
            guard let behind else {
                return line.last == "'" && start < line.endIndex ? start..<line.index(before: line.endIndex) : nil
            }
            var isEscaped = false
            for index in line[start...].indices {
                if line[index] == behind, !isEscaped { return start..<index }
                isEscaped = line[index] == "\\" && !isEscaped
            }
            return nil
        }
    }

    /// The script in French where it describes something.
    static func script(_ script: String, for shell: Shell) -> String {
        let places = shell.frames.map { frame in
            (frame, Dictionary(FrenchHelp.texts.map { (frame.written($0), frame.written($1)) }) { first, _ in first })
        }
        return script.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            for (frame, texts) in places {
                if let range = frame.description(in: line), let french = texts[String(line[range])] {
                    return "\(line[..<range.lowerBound])\(french)\(line[range.upperBound...])"
                }
            }
            return String(line)
        }.joined(separator: "\n")
    }
}
