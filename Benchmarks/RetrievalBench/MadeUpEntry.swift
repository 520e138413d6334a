// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import Retrieval

/// A document of invented sentences under headings, to be indexed.
enum MadeUpEntry {
    static func entry(_ number: Int, lines: Int, _ writer: inout MadeUpText) -> NewLibraryEntry {
        var texts: [TextLine] = []
        for line in 0..<lines {
            let isHeading = line % 20 == 0
            texts.append(
                TextLine(
                    text: isHeading ? writer.heading() : writer.sentence(),
                    number: line + 1,
                    page: line / 45 + 1,
                    kind: isHeading ? .heading : .paragraph,
                    level: isHeading ? 1 : nil,
                    block: line / 4
                )
            )
        }
        return NewLibraryEntry(
            inputSHA256: "\(number)",
            source: "\(number).pdf",
            run: ULID(),
            language: "fr",
            artifactSHA256: "\(number)",
            data: Data("{}".utf8),
            title: "\(number)",
            lines: texts
        )
    }
}
