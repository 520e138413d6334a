// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import DocumentRendering
import Foundation
import JobModel
import ProfileModel
import Profiles
import TestLexicons
import TestThreads
import Testing
import WorkerProtocol

/// No byte of a blind document tells whose it is.
@Suite("Blind variants", .ownThreads(perTest: 2))
struct BlindVariantTests {
    private static let code = "K7M2-9QXD"

    @Test("no format holds a withheld value", arguments: Support.examples)
    func documents(name: String) throws {
        var profile = try CanonicalJSON.decode(Profile.self, from: try Support.example(name))
        try Self.tellEverything(&profile)
        let withheld = Withheld(profile)
        #expect(withheld.values.count > 8)
        let blind = try CanonicalJSON.compact(
            try ProfileBlinder(lexicons: try ShippedLexicons.shared.get())
                .blind(profile, code: Self.code, options: .init(schools: true))
        )
        #expect(withheld.found(in: blind) == [])
        for template in ["dossier", "dossier-en"] + LetterTemplateTests.letterNames {
            let document = try LetterTemplateTests.fill(template, blind)
            #expect(withheld.found(in: document) == [])
            let archive = try ZipReader(data: document)
            for part in archive.names {
                let data = try archive.data(part)
                #expect(withheld.found(in: data) == [], "\(part)")
                #expect(withheld.found(in: Self.withoutTags(data)) == [], "\(part)")
            }
            #expect(String(decoding: try archive.data("docProps/core.xml"), as: UTF8.self).contains(Self.code))
        }
        for design in Support.designs { try expectNothing(of: withheld, inPDF: blind, design) }
        try expectNothing(of: withheld, inExports: blind)
    }

    private func expectNothing(of withheld: Withheld, inExports blind: Data) throws {
        for format in RenderFormat.allCases where format != .docx && format != .pdf {
            for options in [Support.options, Support.english] {
                let data = try ProfileExport.render(profile: blind, format: format, options: options)
                guard format == .epub else {
                    #expect(withheld.found(in: data) == [], "\(format)")
                    #expect(withheld.found(in: Self.withoutTags(data)) == [], "\(format)")
                    #expect(String(decoding: data, as: UTF8.self).contains(Self.code), "\(format)")
                    continue
                }
                let archive = try ZipReader(data: data)
                for part in archive.names where !part.hasSuffix(".png") {
                    let data = try archive.data(part)
                    #expect(withheld.found(in: data) == [] && withheld.found(in: Data(part.utf8)) == [], "\(part)")
                    #expect(withheld.found(in: Self.withoutTags(data)) == [], "\(part)")
                }
                let package = String(decoding: try archive.data("EPUB/package.opf"), as: UTF8.self)
                #expect(package.contains("<dc:title>\(Self.code)</dc:title>"))
            }
        }
    }

    /// The bytes, the text, and with qpdf all streams inflated, the metadata among them.
    private func expectNothing(of withheld: Withheld, inPDF blind: Data, _ design: String) throws {
        let pdf = try ProfilePDF.render(profile: blind, options: Support.look(design))
        #expect(withheld.found(in: pdf) == [])
        if let tool = Tool("pdftotext") {
            let text = try tool.run(["%", "-"], input: pdf, suffix: "pdf").output
            #expect(String(decoding: text, as: UTF8.self).contains(Self.code))
            #expect(withheld.found(in: text) == [])
        }
        if let tool = Tool("qpdf") {
            let plain = try tool.run(["--qdf", "--object-streams=disable", "%", "-"], input: pdf, suffix: "pdf").output
            #expect(plain.count > pdf.count && withheld.found(in: plain) == [])
        }
    }

    static let sampleFolder = ProcessInfo.processInfo.environment["GREFFIER_SAMPLES"]

    @Test("no sample profile keeps a withheld value", .enabled(if: sampleFolder != nil, "GREFFIER_SAMPLES is not set"))
    func samples() throws {
        let folder = URL(filePath: try #require(Self.sampleFolder)).appending(path: "truth")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
        let blinder = ProfileBlinder(lexicons: try ShippedLexicons.shared.get())
        for file in files.sorted() {
            let profile = try CanonicalJSON.decode(
                Profile.self,
                from: try Data(contentsOf: folder.appending(path: file))
            )
            let blind = try blinder.blind(profile, code: Self.code)
            #expect(Withheld(profile, schools: false).found(in: try CanonicalJSON.compact(blind)) == [], "\(file)")
        }
    }

    /// Repeats everything that is to be withheld in running text, and fills what the example leaves empty.
    private static func tellEverything(_ profile: inout Profile) throws {
        let basics = try #require(profile.basics)
        let name = try #require(basics.name)
        let last = name.split(separator: " ").last.map(String.init) ?? name
        profile.basics?.image = "data:image/png;base64,iVBORw0KGgo="
        profile.basics?.location = .init()
        profile.basics?.location?.address = "12 rue des Mouettes"
        profile.basics?.location?.postalCode = "29217"
        profile.basics?.location?.city = "Plougonvelin"
        profile.basics?.location?.countryCode = "FR"
        var account = Profile.NetworkProfile()
        (account.network, account.username, account.url) = ("GitHub", "mouette29", "https://github.com/mouette29")
        profile.basics?.profiles = [account]
        profile.greffier = profile.greffier ?? .init()
        profile.greffier?.sensitive = ["birth_date": "3 avril 1985", "nationality": "belge"]
        let contact = [basics.email, basics.phone].compactMap { $0 }.joined(separator: ", ")
        let more = "\(name), née le 3 avril 1985, de nationalité belge, mariée, 41 ans. \(contact). Plougonvelin."
        profile.basics?.summary = (basics.summary.map { $0 + " " } ?? "") + more
        profile.work?[0].highlights?.append("Blog de M. \(last) : https://github.com/mouette29/blog, \(contact)")
        profile.work?[0].name = "Cabinet \(last)"
        var reference = Profile.Reference()
        (reference.name, reference.reference) = ("Une cliente", "\(name) travaille bien, tél. \(basics.phone ?? "")")
        profile.references = [reference]
        let school = profile.education?.first?.institution
        profile.education?[0].courses = [school.map { "Cours du soir, \($0)" } ?? "Cours du soir"]
    }

    private static func withoutTags(_ data: Data) -> Data {
        Data(String(decoding: data, as: UTF8.self).replacing(/<[^>]*>/, with: "").utf8)
    }
}

/// The values of a profile that a blind variant must not hold.
private struct Withheld {
    private(set) var values: [String] = []
    private let phones: [String]

    init(_ profile: Profile, schools: Bool = true) {
        let basics = profile.basics ?? .init()
        let name = basics.name ?? ""
        // Parts of the name count as whole words, the rest anywhere.
        values = [name] + name.split { !$0.isLetter }.filter { $0.count > 3 }.map(String.init)
        let accounts = (basics.profiles ?? []).flatMap { [$0.username, $0.url] }
        let contact = [basics.email, basics.url, basics.location?.address, basics.image] + accounts
        values += contact.compactMap { $0 } + (profile.greffier?.sensitive ?? [:]).values
        if basics.location?.postalCode != nil { values += [basics.location?.postalCode, "41 ans"].compactMap { $0 } }
        let towns = (profile.work ?? []).compactMap(\.location) + (profile.education ?? []).compactMap(\.institution)
        if let city = basics.location?.city, !towns.contains(where: { $0.contains(city) }) { values.append(city) }
        if schools { values += (profile.education ?? []).compactMap(\.institution) }
        values = values.filter { $0.count > 2 }
        phones = [basics.phone].compactMap { $0 }.map { String($0.filter(\.isNumber).suffix(9)) }.filter {
            $0.count == 9
        }
    }

    /// Those that stand in `data`, as UTF-8 or as PDF writes texts.
    func found(in data: Data) -> [String] {
        let text = String(decoding: data, as: UTF8.self)
        let words = Set(text.split { !$0.isLetter && !$0.isNumber }.map(String.init))
        let digits = text.filter(\.isNumber)
        let isBinary = data.prefix(4) == Data("%PDF".utf8) || data.prefix(2) == Data("PK".utf8)
        return values.filter { value in
            let isWord = value.allSatisfy { $0.isLetter || $0.isNumber }
            let wide = value.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
            let hexadecimal = wide.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            return isWord && !isBinary
                ? words.contains(value) || words.contains(value.uppercased())
                : data.firstRange(of: Data(value.utf8)) != nil || data.firstRange(of: Data(wide)) != nil
                    || text.lowercased().contains(hexadecimal)
        } + (isBinary ? [] : phones.filter(digits.contains))
    }
}
