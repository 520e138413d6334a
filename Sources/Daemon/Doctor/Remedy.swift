// SPDX-License-Identifier: GPL-3.0-or-later

/// What mends a finding, as it can be pasted into a shell; words about it stand behind a `#`.
enum Remedy {
    /// `path` as one word of a shell.
    static func quoted(_ path: String) -> String { "'" + path.replacing("'", with: "'\\''") + "'" }

    /// `command` with words about it.
    static func command(_ command: String, _ words: String) -> String { "\(command)  # \(words)" }

    /// Opens a file in the person's editor, at a line where it is known.
    static func edit(_ file: String, line: Int? = nil, _ words: String) -> String {
        command("${EDITOR:-nano} \(line.map { "+\($0) " } ?? "")\(quoted(file))", words)
    }
}
