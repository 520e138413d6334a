// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that a stage tells while it works, for those who watch its run.
///
/// What an attempt told is void once a later one of the same stage begins.
package struct RunEvent: Sendable, Hashable {
    package var kind: Kind
    /// See the kinds; empty where there is nothing to say.
    package var text: String

    package init(_ kind: Kind, _ text: String = "") {
        self.kind = kind
        self.text = text
    }

    package enum Kind: String, Sendable, CaseIterable {
        /// An attempt of the stage begins.
        case stageBegan = "stage.began"
        /// A model begins to answer, at the address in the text; what it wrote before is void.
        case modelBegan = "model.began"
        /// The next piece of the answer.
        case modelText = "model.text"
        /// The answer is whole; the text says how it ended, as in `stop`.
        case modelDone = "model.done"
        /// The attempt has ended; the text is its outcome and, where there is one, the error's code: `failed model.context`.
        case stageEnded = "stage.ended"
    }
}
