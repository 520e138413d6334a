// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel
import ProfileModel
import Stages

extension FileRendering {
    func handwritten(_ path: String) async throws -> HandwrittenProfile {
        let data = try await bytes(of: path)
        do {
            let written = try HandwrittenProfile(data)
            try Self.refuseOthers(written.json, path)
            return written
        } catch let mistake as ProfileMistake {
            throw Failure(
                path: path,
                words: ErrorDetail(
                    "this is no profile: \(mistake.words.english)",
                    french: "ce n’est pas un profil : \(mistake.words.french)"
                ),
                isUsage: false
            )
        }
    }

    func offer(_ path: String?) async throws -> Offer? {
        guard let path else { return nil }
        let data = try await bytes(of: path)
        let offer = try? CanonicalJSON.decode(Offer.self, from: data)
        guard let offer, offer.title != nil else {
            let words = ErrorDetail("this is no offer with a title", french: "ce n’est pas une offre avec un intitulé")
            throw Failure(path: path, words: words, isUsage: false)
        }
        return offer
    }

    /// Refuses JSON that is something else: an offer has skills too.
    private static func refuseOthers(_ json: Data, _ path: String) throws {
        let names = (try? JSONSerialization.jsonObject(with: json) as? [String: Any])?.keys.sorted() ?? []
        let parts = ["basics", "work", "education", "projects", "volunteer"]
        let isOther = !names.contains(where: parts.contains) && !Set(names).isSubset(of: ownNames)
        guard names.isEmpty || isOther else { return }
        let found = names.prefix(4).joined(separator: ", ")
        throw Failure(
            path: path,
            words: ErrorDetail(
                "this is no profile: "
                    + (found.isEmpty ? "it is empty" : "it has no \(parts.joined(separator: ", ")), but \(found)"),
                french: "ce n’est pas un profil : "
                    + (found.isEmpty
                        ? "il est vide" : "il n’a ni \(parts.joined(separator: ", ni ")), mais \(found)")
            ),
            isUsage: false
        )
    }

    /// Names of a profile that others may have as well.
    private static let ownNames: Set<String> = [
        "skills", "languages", "certificates", "interests", "awards", "publications", "references", "meta",
        "x-greffier", "$schema",
    ]

    /// The bytes of a file or a pipe.
    private func bytes(of path: String) async throws -> Data {
        do {
            return try await files.run { try FileExtraction.bytes(of: path) }
        } catch let error as FileExtraction.Unreadable {
            throw Failure(path: path, words: error.reason, isUsage: true)
        }
    }

    static func stem(of path: String) -> String {
        guard path != "-" else { return "profile" }
        let name = FilePath(path).name.text
        return name.hasSuffix(".json") ? String(name.dropLast(5)) : name
    }

    /// The Word template, with its path: the one that ships where the request names none.
    func template(_ request: Request) async throws -> (path: String, data: Data) {
        if let path = request.template { return (path, try await bytes(of: path)) }
        guard let share = ShareDirectory.locate() else {
            throw GreffierError(.templateInvalid, detail: "no template ships with this program; name one")
        }
        let name = request.language == "en" ? "dossier-en.docx" : "dossier.docx"
        let path = share + "/pipelines/templates/" + name
        return (path, try await bytes(of: path))
    }

    func bytes(ofAny path: String?) async throws -> Data? {
        guard let path else { return nil }
        return try await bytes(of: path)
    }
}
