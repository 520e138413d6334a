// SPDX-License-Identifier: GPL-3.0-or-later
private import JobModel

/// When characters of pictures are recognised, and in which languages.
package struct RecognitionOptions: Codable, Sendable, Equatable {
    package var mode: Mode
    /// As tesseract names them: `fra`, `eng`, `chi_sim`; the most likely one first.
    package var languages: [String]
    /// Pages of one document at the most.
    package var pages: Int

    package init(mode: Mode = .auto, languages: [String] = RecognitionLanguage.usual, pages: Int = 100) {
        self.mode = mode
        self.languages = languages
        self.pages = pages
    }

    /// Which pages are recognised.
    package enum Mode: String, Codable, Sendable, CaseIterable {
        /// Those that are pictures and have no text of their own.
        case auto
        /// All of them; what text the file holds beside is left aside.
        case always
        case never
    }

    /// Whether `languages` names languages, as tesseract does.
    package var isValid: Bool {
        (1...RecognitionLanguage.most).contains(languages.count) && languages.allSatisfy(RecognitionLanguage.isName)
    }
}

/// What is installed for character recognition.
package struct RecognitionReport: Codable, Sendable, Equatable {
    /// Of tesseract.
    package var version: String
    /// The languages that are installed of those asked for, and `osd` where pages can be turned upright.
    package var languages: [String]

    package init(version: String, languages: [String]) {
        self.version = version
        self.languages = languages
    }
}
