// SPDX-License-Identifier: GPL-3.0-or-later
import HTTPClient

/// How long the steps of one answer may take, by what is known of the server.
///
/// A server of which nothing is known is given the time of the slowest machine measured: 7 tokens read and 1.5 written a
/// second. One that has answered is given a minute and eight times what it took before, never more than the other: prompts
/// of other programs may stand before ours.
struct AnswerClocks: Sendable {
    /// The longest that one answer may take, as set.
    var limit: Duration?
    var speed = EndpointSpeed()

    func timeouts(promptTokens: Int, outputTokens: Int) -> HTTPTimeouts {
        let reading = Self.patience(120 + Double(promptTokens) / 7, speed.read.map { Double(promptTokens) / $0 })
        let writing = Self.patience(120 + Double(outputTokens) * 2 / 3, speed.write.map { Double(outputTokens) / $0 })
        var clocks = HTTPTimeouts()
        clocks.connect = .seconds(5)
        clocks.headers = .seconds(reading)
        clocks.firstByte = .seconds(reading)
        clocks.betweenBytes = .seconds(120)
        clocks.total = .seconds(2 * reading + writing)
        guard let limit else { return clocks }
        clocks.headers = min(clocks.headers, limit)
        clocks.firstByte = min(clocks.firstByte, limit)
        clocks.betweenBytes = min(clocks.betweenBytes, limit)
        clocks.total = limit
        return clocks
    }

    /// Seconds: of a slow machine, or less where it is known to be faster.
    private static func patience(_ slow: Double, _ expected: Double?) -> Double {
        expected.map { min(slow, 60 + 8 * $0) } ?? slow
    }
}
