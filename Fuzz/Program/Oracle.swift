// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Explanations
import Foundation
import JobModel
import ProfileModel
import Profiles

/// What must hold of every document, whatever it was read from.
enum Oracle {
    /// Ends the process, which libFuzzer takes for a finding, unless `condition` holds.
    static func require(_ condition: Bool, _ message: @autoclosure () -> String) {
        guard condition else { fatalError(message()) }
    }

    /// Tries all that the daemon does with a document, and holds the counts to what they promise.
    ///
    /// `hasPlaces` where its boxes come from our own layout and must be numbers.
    static func examine(_ document: Document, hasPlaces: Bool) {
        let json = document.json
        do {
            let decoded = try CanonicalJSON.decode(Document.self, from: json)
            require(decoded.json == json, "document.json says something else once it is read back")
        } catch {
            fatalError("document.json cannot be read back: \(error)")
        }
        if let counts = document.counts {
            require(counts.characters == document.characterCount, "counts.characters is not what the blocks hold")
            require((counts.unexplained ?? 0) == 0, "\(counts.unexplained ?? 0) characters unexplained: \(counts)")
        }
        if hasPlaces { requirePlaces(document) }
        use(document)
    }

    /// Renders and explains `document`.
    static func use(_ document: Document) {
        _ = (document.rendering.markdown, document.plainText, document.flowingText, document.html)
        let explanation = DocumentExplanation(document, title: "fuzz")
        _ = explanation.sheets
        for number in explanation.pictureNumbers { _ = explanation.sheet(ofPage: number, picture: nil) }
    }

    /// Reads `document` as a CV by the rules.
    static func readAsCV(_ document: Document) {
        guard let rules = RulesInput.reader else { fatalError("the lexicons cannot be read") }
        let reading = rules.read(document, submittedAt: Date(timeIntervalSince1970: 1_790_000_000))
        // The stage drops what this objects to.
        _ = Grounding.check(reading.profile, evidence: reading.evidence, document: document)
    }

    private static func requirePlaces(_ document: Document) {
        for page in document.pages {
            require(page.width.isFinite && page.height.isFinite, "a page without a size")
            for block in page.blocks {
                for box in [block.box] + block.lines.map(\.box) {
                    guard let box else { continue }
                    let isNumber = box.x0.isFinite && box.y0.isFinite && box.x1.isFinite && box.y1.isFinite
                    require(isNumber, "a box that is no number")
                }
            }
        }
    }
}
