// SPDX-License-Identifier: GPL-3.0-or-later
import COCR
import Glibc
import JobModel
package import WorkerProtocol

/// The library that recognises characters, which need not be installed.
package enum RecognitionLibrary {
    /// Names the library in the environment of the worker; `none` has it go without.
    package static let variable = "GREFFIER_TESSERACT"

    /// Loads it where that was not done yet; takes some hundredths of a second the first time.
    static var isLoaded: Bool {
        guard let name = getenv(variable).map({ String(cString: $0) }), !name.isEmpty else {
            return cocr_load(nil) == COCR_OK
        }
        return name != "none" && cocr_load(name) == COCR_OK
    }

    /// What is installed, of `languages` and of what tells which way up a page is (`osd`).
    package static func found(_ languages: [String]) -> RecognitionReport? {
        guard isLoaded, let version = cocr_version() else { return nil }
        var present = languages.filter { language in
            RecognitionLanguage.isName(language) && cocr_prepare(language) == COCR_OK
        }
        if cocr_tells_orientation() != 0 { present.append("osd") }
        return RecognitionReport(version: String(cString: version), languages: present)
    }
}
