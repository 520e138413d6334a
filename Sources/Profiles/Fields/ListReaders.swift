// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Lexicons
import TextFolding

/// Reads the sections whose entries are a line or two: certificates, interests, references, projects and the like.
struct ListReaders {
    let lexicons: Lexicons
    let dates: DateScanner
    let places: PlaceReader

    /// The lines of a summary as one text: the longest run of them that no other line parts.
    ///
    /// A run ends where a line of `all` between two of them is taken by another step or was cut.
    func summary(_ lines: [CVLine], of all: [CVLine], skipping taken: Set<Int>) -> Found? {
        var runs: [[CVLine]] = []
        var goesOn = false
        for line in lines where !line.isOrnament {
            if taken.contains(line.index) {
                goesOn = false
                continue
            }
            if goesOn, !line.isCut, let last = runs.last?.last, isNext(line.index, last.index, all) {
                runs[runs.count - 1].append(line)
            } else {
                runs.append([line])
            }
            goesOn = true
        }
        func length(_ run: [CVLine]) -> Int { run.reduce(0) { $0 + $1.text.utf8.count } }
        guard let best = runs.max(by: { length($0) < length($1) }), let first = best.first else { return nil }
        let text = best.map(\.text).joined(separator: " ")
        return Found(text, line: first.index, quote: text, confidence: 0.85)
    }

    /// Whether nothing but ornaments stands between two lines.
    private func isNext(_ index: Int, _ previous: Int, _ all: [CVLine]) -> Bool {
        previous < index && index <= all.count
            && (previous + 1..<index).allSatisfy { all[$0].isOrnament || all[$0].isMargin }
    }
}
