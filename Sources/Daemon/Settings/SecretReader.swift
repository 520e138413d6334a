// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import LanguageModels

/// Reads the secrets that settings name, from the environment or from systemd's credentials.
///
/// A secret that cannot be read is a reason in words: what needs it is refused, and everything else works on.
struct SecretReader {
    let environment: [String: String]

    /// Keys are short; a larger file was named by mistake.
    private static let largest = 65_536

    /// A key, which goes into a line of a header.
    func key(_ secret: Settings.Secret) -> ModelKey { read(secret, isAllowed: { (0x21...0x7E).contains($0.value) }) }

    /// A password, in which people may have blanks and letters of their language.
    func password(_ secret: Settings.Secret) -> ModelKey {
        read(secret, isAllowed: { $0.properties.generalCategory != .control })
    }

    private func read(_ secret: Settings.Secret, isAllowed: (Unicode.Scalar) -> Bool) -> ModelKey {
        switch secret {
        case .variable(let name):
            let source = ErrorDetail("the variable \(name)", french: "la variable \(name)")
            guard let text = environment[name] else { return Self.missing(source, "is not set", "n’est pas définie") }
            return Self.key(text, from: source, isAllowed)
        case .credential(let name): return credential(name, isAllowed)
        }
    }

    private func credential(_ name: String, _ isAllowed: (Unicode.Scalar) -> Bool) -> ModelKey {
        let source = ErrorDetail("the credential \(name)", french: "le secret \(name)")
        guard let folder = environment["CREDENTIALS_DIRECTORY"], !folder.isEmpty else {
            return Self.missing(
                source,
                "is only there in a service of systemd that has LoadCredential=\(name)",
                "n’existe que dans un service systemd qui a LoadCredential=\(name)"
            )
        }
        let path = folder + "/" + name
        guard let handle = FileHandle(forReadingAtPath: path) else {
            return FileManager.default.fileExists(atPath: path)
                ? Self.missing(source, "may not be read", "ne peut être lu : droits insuffisants")
                : Self.missing(
                    source,
                    "is not there; the unit needs LoadCredential=\(name):FILE",
                    "manque ; le service a besoin de LoadCredential=\(name):FICHIER"
                )
        }
        defer { try? handle.close() }
        var status = stat()
        // systemd may let a group stand where it means one user; everybody never.
        guard fstat(handle.fileDescriptor, &status) == 0, status.st_mode & 0o007 == 0 else {
            return Self.missing(
                source,
                "is open to every account of this machine: chmod 600 \(path)",
                "est ouvert à tout compte de cette machine : chmod 600 \(path)"
            )
        }
        guard let data = try? handle.read(upToCount: Self.largest + 1) ?? Data() else {
            return Self.missing(source, "cannot be read", "est illisible")
        }
        guard data.count <= Self.largest, let text = String(data: data, encoding: .utf8) else {
            return Self.noKey(source)
        }
        return Self.key(text, from: source, isAllowed)
    }

    /// The key in `text`, without the line end that editors add.
    private static func key(
        _ text: String,
        from source: ErrorDetail,
        _ isAllowed: (Unicode.Scalar) -> Bool
    ) -> ModelKey {
        let key = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !key.isEmpty else { return missing(source, "is empty", "est vide") }
        guard key.unicodeScalars.allSatisfy(isAllowed) else { return noKey(source) }
        return .value(key)
    }

    private static func noKey(_ source: ErrorDetail) -> ModelKey {
        missing(
            source,
            "is no key: it must be one short line of text",
            "n’est pas une clé : il faut une courte ligne de texte"
        )
    }

    private static func missing(_ source: ErrorDetail, _ english: String, _ french: String) -> ModelKey {
        .missing(ErrorDetail("\(source.english) \(english)", french: "\(source.french) \(french)"))
    }
}
