// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc
import JobModel

/// Standard output and error as people and programs read them.
enum Terminal {
    /// Whether standard output is a terminal that may show colours (`NO_COLOR` is obeyed).
    static let hasColor =
        isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"

    /// Writes a line to standard output; a closed pipe ends the program quietly.
    static func print(_ line: String) {
        write(line + "\n", to: STDOUT_FILENO)
    }

    /// Writes text of a document as it is; on a terminal without control characters, which could steer it.
    static func printText(_ text: String) {
        guard isatty(STDOUT_FILENO) == 1 else { return write(text, to: STDOUT_FILENO) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let shown = lines.map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map { safe(String($0)) }
                .joined(separator: "\t")
        }
        write(shown.joined(separator: "\n"), to: STDOUT_FILENO)
    }

    /// Writes a line to standard error.
    static func error(_ line: String) {
        write(line + "\n", to: STDERR_FILENO)
    }

    /// Writes over the line where the cursor of standard error stands, and stays on it.
    static func redraw(_ line: String) {
        write("\r\u{1B}[K\(line)", to: STDERR_FILENO)
    }

    /// Writes as it is, without ending the line.
    static func send(_ text: String) { write(text, to: STDOUT_FILENO) }

    /// Writes a value as documented JSON.
    static func json(_ value: some Encodable) throws {
        print(String(decoding: try CanonicalJSON.pretty(value).dropLast(), as: UTF8.self))
    }

    /// Ends the program.
    static func finish(_ code: Int32 = 0) -> Never { exit(code) }

    /// `text` in a colour, on a terminal that has them.
    static func colored(_ text: String, _ color: Color) -> String {
        hasColor ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }

    enum Color: Int {
        case red = 31
        case green = 32
        case yellow = 33
        case gray = 90
        case bold = 1
    }

    /// `text` without control characters: names of files are never printed raw.
    static func safe(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl =
                scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
            result.append(isControl && scalar != "\u{200D}" ? "\u{FFFD}" : scalar)
        }
        return String(result)
    }

    /// The same for a text of several lines.
    static func safeLines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { safe(String($0)) }.joined(separator: "\n")
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                failed(descriptor, errno)
            }
            bytes = bytes.dropFirst(count)
        }
    }
    /// Ends the program where nothing more can be written: output that is cut short by a full disk must not pass for whole.
    private static func failed(_ descriptor: Int32, _ code: Int32) -> Never {
        if code == EPIPE { finish() }
        guard descriptor == STDOUT_FILENO else { finish(1) }
        error("standard output: \(String(cString: strerror(code)))")
        finish(Ending.notReadyCode)
    }
}
