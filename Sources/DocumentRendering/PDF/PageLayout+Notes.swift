// SPDX-License-Identifier: GPL-3.0-or-later
import WorkerProtocol

extension PageLayout {
    /// What it could not show; characters that are invisible anyway are none of it.
    var notes: RenderNotes {
        RenderNotes(
            missingFonts: missingFonts,
            unshown: substitutions.filter { !$0.value.isEmpty }.keys.sorted()
        )
    }
}
