// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Testing

@testable import DocumentExtraction

@Suite("Words cut by geometry")
struct WordCutsTests {
    /// Boxes of characters 5 wide and 10 high from the gaps before them.
    private func line(gaps: [Double], y: Double = 100) -> [Box] {
        var x = 50.0
        return gaps.map { gap in
            x += gap + 5
            return Box(x0: x - 5, y0: y, x1: x, y1: y + 10)
        }
    }

    private func cuts(_ boxes: [Box]) -> [Int] { WordCuts(boxes, size: 10).places(within: nil) }

    @Test("characters that touch are one word, kerned or not")
    func touching() {
        #expect(cuts(line(gaps: [0, 0.3, -0.4, 0.2, 0])).isEmpty)
        #expect(cuts(line(gaps: [0])).isEmpty)
        #expect(cuts([]).isEmpty)
    }

    @Test("a gap without a space parts the number of a title from its text")
    func gap() {
        #expect(cuts(line(gaps: [0, 0, 0, 6, 0, 0])) == [3])
        #expect(cuts(line(gaps: [0, 0, 40, 0, 25, 0])) == [2, 4])
        #expect(cuts(line(gaps: [0, 40])) == [1])
    }

    @Test("letter-spaced text stays whole, and parts where a gap is clearly wider than the others")
    func letterSpaced() {
        #expect(cuts(line(gaps: [0, 3, 3.2, 3, 3.1])).isEmpty)
        #expect(cuts(line(gaps: [0, 3, 3.2, 9, 3.1])) == [3])
    }

    @Test("a new line parts, also one that starts right below")
    func newLine() {
        let boxes = line(gaps: [0, 0, 0]) + line(gaps: [80, 0], y: 113)
        #expect(cuts(boxes) == [3])
    }

    @Test("characters above one another are a word of rotated text, from right to left one of Hebrew")
    func otherDirections() {
        let upwards = (0..<4).map { Box(x0: 50, y0: 200 - 5 * Double($0), x1: 60, y1: 205 - 5 * Double($0)) }
        #expect(cuts(upwards).isEmpty)
        #expect(cuts(line(gaps: [0, 0, 0]).reversed()).isEmpty)
        #expect(cuts(line(gaps: [0, 8, 0]).reversed()) == [2])
    }
}
