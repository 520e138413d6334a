// SPDX-License-Identifier: GPL-3.0-or-later

/// Codes of each class from what happened and what to do, in both languages.
extension ErrorCode {
    static func permanent(_ name: String, en: (String, String), fr: (String, String)) -> ErrorCode {
        .init(name: name, errorClass: .permanent, message: en.0, messageFR: fr.0, hint: en.1, hintFR: fr.1)
    }
    static func environment(_ name: String, en: (String, String), fr: (String, String)) -> ErrorCode {
        .init(name: name, errorClass: .environment, message: en.0, messageFR: fr.0, hint: en.1, hintFR: fr.1)
    }
    static func transient(_ name: String, en: (String, String), fr: (String, String)) -> ErrorCode {
        .init(name: name, errorClass: .transient, message: en.0, messageFR: fr.0, hint: en.1, hintFR: fr.1)
    }
    static func defect(_ name: String, en: (String, String), fr: (String, String)) -> ErrorCode {
        .init(name: name, errorClass: .defect, message: en.0, messageFR: fr.0, hint: en.1, hintFR: fr.1)
    }
}
