// SPDX-License-Identifier: GPL-3.0-or-later

/// Periods that have not ended: an ellipsis, a dash, a word for today.
extension DateParser {
    /// `09.2022 > …`: what goes on has no end.
    mutating func takeEllipsis() -> Bool {
        if current?.word == "…" {
            position += 1
            return true
        }
        guard (0..<3).allSatisfy({ kind($0) == .dot }) else { return false }
        position += 3
        return true
    }

    mutating func presentAlone(_ first: Int, _ text: String) -> DateScanner.Match? {
        guard first == 0 || tokens[first - 1].kind == .dash, take(words.present), position == tokens.count else {
            position = first
            return nil
        }
        return DateScanner.Match(
            range: tokens[first].range.lowerBound..<tokens[position - 1].range.upperBound,
            isCurrent: true,
            isOnlyPresent: true
        )
    }

    func isDanglingDash(_ index: Int) -> Bool {
        index == tokens.count - 1 && tokens[index].kind == .dash
    }

    /// `01/2020-     Technician`: a dash that touches its date, before a gap as between columns.
    func isOpenDash(_ index: Int, _ text: String) -> Bool {
        guard index + 1 < tokens.count, tokens[index].kind == .dash, !tokens[index].spaced else { return false }
        let gap = text[tokens[index].range.upperBound..<tokens[index + 1].range.lowerBound]
        return gap.contains("\t") || gap.count >= 2
    }
}
