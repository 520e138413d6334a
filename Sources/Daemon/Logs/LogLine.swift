// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
private import JobModel
package import Logging

/// One line of the log: a message that is always the same for the same thing, and what varies as fields.
package struct LogLine: Sendable {
    package enum Style: Sendable { case text, journal, json }

    package var time: Date
    package var level: Logger.Level
    package var logger: String
    package var message: String
    /// In the order in which they are written.
    package var fields: [(key: String, value: String)]

    package init(
        time: Date,
        level: Logger.Level,
        logger: String,
        message: String,
        fields: [(key: String, value: String)]
    ) {
        self.time = time
        self.level = level
        self.logger = logger
        self.message = message
        self.fields = fields
    }

    /// Without its end.
    package func text(_ style: Style) -> String {
        switch style {
        case .text: "\(Timestamp.text(time)) \(level.rawValue) \(words)"
        case .journal: "<\(priority)>\(words)"
        case .json: json
        }
    }

    private var words: String {
        ([Self.plain(message)] + fields.map { "\($0.key)=\(Self.quoted($0.value))" }).joined(separator: " ")
    }

    private var json: String {
        let own = [("time", Timestamp.text(time)), ("level", level.rawValue), ("logger", logger), ("message", message)]
        // A field that is called like one of ours must not take its place.
        let names = Set(own.map(\.0))
        let all = own + fields.map { (names.contains($0.key) ? "field_\($0.key)" : $0.key, $0.value) }
        return "{" + all.map { "\(Self.literal($0.0)):\(Self.literal($0.1))" }.joined(separator: ",") + "}"
    }

    /// As syslog counts.
    private var priority: Int {
        switch level {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }

    private static func quoted(_ value: String) -> String {
        let isPlain = !value.isEmpty && value.unicodeScalars.allSatisfy { $0 != " " && $0 != "=" && $0 != "\"" }
        let shown = plain(value)
        return isPlain && shown == value ? value : literal(value)
    }

    /// `text` in one line that steers no terminal.
    private static func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { isSafe($0) ? $0 : "\u{FFFD}" }))
    }

    private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }

    private static func literal(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where !isSafe(scalar):
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
