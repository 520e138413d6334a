// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel
import Profiles

/// Small CVs of text and HTML, and what is read of them in one line each.
enum CVTexts {
    static func profile(_ text: String) throws -> Profile { try CVReading.read(file: text).profile }

    static func work(_ lines: String...) throws -> [String] {
        try (section("EXPERIENCE", lines).work ?? []).map { work in
            "\(work.position ?? "–") @ \(work.name ?? "–"), \(work.startDate ?? "?") > \(work.endDate ?? "now")"
        }
    }

    static func page(_ body: String) throws -> Profile {
        let html = "<html><body><h1>Camille Exemple</h1><p>camille@courriel.example</p>\(body)</body></html>"
        return try CVReading.read(file: html, name: "cv.html").profile
    }

    static func studies(_ lines: String...) throws -> [String] {
        try (section("EDUCATION", lines).education ?? []).map { study in
            [study.studyType, study.area, study.institution].map { $0 ?? "–" }.joined(separator: " | ")
        }
    }

    /// A CV of one section.
    private static func section(_ title: String, _ lines: [String]) throws -> Profile {
        try profile("Zoe Exemple\nzoe@exemple.example\n\n\(title)\n\n" + lines.joined(separator: "\n"))
    }
}
