// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import FoundationEssentials
import JobModel
import XMLStreams

/// What a template may not be or hold, each with its reason in both languages.
extension WordPackage {
    private static func refusal(_ english: String, _ french: String, _ cause: GreffierError? = nil) -> GreffierError {
        GreffierError(.templateInvalid, .init(english, french: french), cause: cause)
    }

    static var macros: GreffierError {
        refusal(
            "the template contains macros; save it as .docx without them",
            "le modèle contient des macros ; enregistrez-le en .docx, sans macros"
        )
    }

    static func notWord(_ cause: GreffierError?) -> GreffierError {
        refusal(
            "the template is no Word document (.docx)",
            "le modèle n’est pas un document Word (.docx)",
            cause
        )
    }

    static func damaged(_ part: String, _ cause: GreffierError) -> GreffierError {
        refusal("\(part) of the template is damaged", "\(part) du modèle est endommagé", cause)
    }

    /// Why a file that could not be opened is no template.
    static func refusal(of error: GreffierError) -> GreffierError {
        switch error.code {
        case .documentEncrypted:
            refusal(
                "the template is protected by a password; save it without one",
                "le modèle est protégé par un mot de passe ; enregistrez-le sans mot de passe",
                error
            )
        case .documentTooLarge: refusal("the template is too large", "le modèle est trop gros", error)
        default: notWord(error)
        }
    }

    /// Refuses what the template would fetch from elsewhere, and objects of other programs in it.
    func refuseForeignContent() throws(GreffierError) {
        for part in textParts {
            for relationship in try relationships(of: part).elements {
                let kind = relationship["Type"]?.split(separator: "/").last.map(String.init) ?? ""
                let target = relationship["Target"] ?? ""
                if relationship["TargetMode"] == "External", kind != "hyperlink" {
                    throw Self.refusal(
                        "\(part) of the template loads something from outside (\(kind)); put it into the file",
                        "\(part) du modèle charge un élément extérieur (\(kind)) ; placez-le dans le fichier"
                    )
                }
                if ["oleObject", "package", "control", "activeXControlBinary", "aFChunk", "subDocument"].contains(kind)
                {
                    throw Self.refusal(
                        "the template holds an object of another program (\(target)); replace it by a picture",
                        "le modèle contient un objet d’un autre programme (\(target)) ; remplacez-le par une image"
                    )
                }
            }
        }
    }

    /// Takes the reference to the template's own template out, and that to the addresses of a mailing: both name files
    /// of whoever made it.
    func removeForeignSettings(from writer: ZipWriter) throws(GreffierError) {
        guard let part = settingsPart else { return }
        var relationships = try relationships(of: part)
        let foreign = Set(relationships.elements.filter { $0["TargetMode"] == "External" }.compactMap { $0["Id"] })
        guard !foreign.isEmpty else { return }
        relationships.children.removeAll { foreign.contains($0.element?["Id"] ?? "") }
        var settings = try tree(part, try data(part)).root
        settings.children.removeAll { child in
            guard let element = child.element else { return false }
            return element.name.hasSuffix(":mailMerge")
                || element.attributes.contains { $0.name.hasSuffix(":id") && foreign.contains($0.value) }
        }
        try writer.set(part, XMLTree(root: settings).data)
        try writer.set(Self.relationships(of: part), XMLTree(root: relationships).data)
    }
}
