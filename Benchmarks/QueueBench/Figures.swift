// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A sample of durations in milliseconds.
struct Figures {
    private let sorted: [Double]

    init(_ values: [Double]) { sorted = values.sorted() }

    /// The value below which this share of the sample lies; 0 for an empty one.
    func percentile(_ share: Double) -> Double {
        sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
    }

    var max: Double { sorted.last ?? 0 }
}

extension Duration {
    var milliseconds: Double { Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15 }
    var seconds: Double { milliseconds / 1000 }
}

/// Prints one object a line, keys sorted, numbers with at most three decimals.
enum Output {
    static func line(_ values: [String: Any]) throws {
        var rounded = values
        for case (let key, let value as Double) in values {
            rounded[key] = NSDecimalNumber(string: String(format: "%.3f", value))
        }
        let data = try JSONSerialization.data(withJSONObject: rounded, options: .sortedKeys)
        FileHandle.standardOutput.write(data + Data("\n".utf8))
    }
}

/// What the kernel says of this process.
enum ProcessFigures {
    /// Bytes that this process caused to be written to the disk.
    static func writtenBytes() -> Int {
        guard let text = try? String(contentsOfFile: "/proc/self/io", encoding: .utf8) else { return 0 }
        let line = text.split(separator: "\n").first { $0.hasPrefix("write_bytes:") }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
    }
}
