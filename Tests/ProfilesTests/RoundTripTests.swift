// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentRendering
import Foundation
import JobModel
import ProfileModel
import Testing
import TextFolding
import WorkerProtocol

@testable import Profiles

/// What Greffier writes of a profile, read again by Greffier.
@Suite("Profiles written and read again")
struct RoundTripTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures")

    /// The example profiles, and those of the CVs that judge the rules.
    private static let profiles: [(name: String, data: Data)] = {
        let folders = ["profiles", "evaluation/truth", "evaluation-second/truth"]
        return folders.flatMap { folder -> [(String, Data)] in
            let folder = fixtures.appending(path: folder)
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            return names.filter { $0.hasSuffix(".json") }.sorted().compactMap { name in
                (try? Data(contentsOf: folder.appending(path: name))).map { (name, $0) }
            }
        }
    }()

    /// As the truth of a CV states it.
    private func language(of name: String, _ data: Data) throws -> String {
        let truth = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let stated = (truth?["x-truth"] as? [String: Any])?["language"] as? String
        return stated ?? (name == "george-morris.json" ? "en" : "fr")
    }

    /// The share of the leaves that came back, and those that did not.
    private func kept(_ format: RenderFormat, suffix: String) throws -> (share: Double, missed: [String]) {
        var all = 0
        var missed: [String] = []
        for (name, data) in Self.profiles {
            let profile = try CanonicalJSON.decode(Profile.self, from: data)
            let options = RenderOptions(language: try language(of: name, data), date: "2026-11-20T09:15:02.123Z")
            let file = try ProfileExport.render(profile: data, format: format, options: options)
            let reading = try CVReading.read(file, name: "cv.\(suffix)")
            let expected = Leaves(profile)
            let gone = expected.missing(in: Leaves(reading.profile))
            all += expected.count
            let read = Leaves(reading.profile)
            missed += gone.map { "\(name): \($0), but \(read.surplus(over: expected, like: $0))" }
        }
        return (1 - Double(missed.count) / Double(max(1, all)), missed)
    }

    @Test(
        "what was written comes back",
        arguments: [(RenderFormat.europass, "xml", 0.99), (.html, "html", 0.99), (.md, "md", 0.99)]
    )
    func kept(format: RenderFormat, suffix: String, least: Double) throws {
        let (share, missed) = try kept(format, suffix: suffix)
        #expect(share >= least, "\(share)\n\(missed.joined(separator: "\n"))")
    }

    @Test("JSON Resume is the same profile but for what is Greffier's own")
    func resume() throws {
        for (_, data) in Self.profiles {
            let file = try ProfileExport.render(
                profile: data,
                format: .json,
                options: RenderOptions(language: "fr", date: "2026-11-20T09:15:02.123Z")
            )
            let profile = try CanonicalJSON.decode(Profile.self, from: data)
            var read = try CanonicalJSON.decode(Profile.self, from: file)
            #expect(read == StandardResume(profile).profile)
            read.meta = profile.meta
            read.languages = profile.languages
            #expect(read == profile)
            #expect(Leaves(profile).missing(in: Leaves(read)) == [])
        }
    }
}

/// What a profile says of names, contacts, employers, positions, dates, schools and skills, by kind, in no order.
private struct Leaves {
    private var values: [String: Int] = [:]
    private(set) var count = 0

    init(_ profile: Profile) {
        add("name", profile.basics?.name)
        add("label", profile.basics?.label)
        add("email", profile.basics?.email)
        add("phone", profile.basics?.phone.map { String($0.filter(\.isNumber).suffix(9)) })
        add("url", profile.basics?.url?.replacing("https://", with: "").replacing("www.", with: ""))
        add("city", profile.basics?.location?.city)
        for work in profile.work ?? [] {
            add("position", work.position)
            add("employer", work.name)
            add("start", work.startDate)
            add("end", work.endDate)
            for point in work.highlights ?? [] { add("point", point) }
        }
        for study in profile.education ?? [] {
            add("degree", [study.studyType, study.area].compactMap { $0 }.joined(separator: " "))
            add("school", study.institution)
            add("study end", study.endDate)
        }
        for skill in profile.skills ?? [] {
            let keywords = skill.keywords ?? []
            for name in keywords.isEmpty ? [skill.name].compactMap({ $0 }) : keywords { add("skill", name) }
        }
        for language in profile.languages ?? [] { add("language", language.language) }
        for certificate in profile.certificates ?? [] { add("certificate", certificate.name) }
    }

    private mutating func add(_ kind: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        values["\(kind): \(Folding.words(value).joined(separator: " "))", default: 0] += 1
        count += 1
    }

    /// What this has and `other` has not, of the kind of `leaf`.
    func surplus(over other: Leaves, like leaf: String) -> [String] {
        missing(in: other).filter { $0.prefix { $0 != ":" } == leaf.prefix { $0 != ":" } }
    }

    func missing(in other: Leaves) -> [String] {
        values.sorted { $0.key < $1.key }.flatMap { key, count in
            Array(repeating: key, count: max(0, count - (other.values[key] ?? 0)))
        }
    }
}
