// SPDX-License-Identifier: GPL-3.0-or-later
import LanguageModels
import PipelineModel
import Yams

/// `embedding`: what gives collections their vectors.
extension SettingsLoader {
    /// The word that stands for the embedding without a model.
    static let lexical = "lexical"

    /// `lexical`, or a model as under `models`.
    mutating func readEmbedding(_ node: Node) {
        guard node.mapping == nil else {
            settings.embedding = model(node, called: "embedding", at: node)
            return
        }
        guard node.scalar?.string != Self.lexical else { return }
        reader.complain(
            "embedding takes lexical, or a model with its endpoints",
            at: node,
            remedy: "write for example `embedding: {endpoints: [http://127.0.0.1:11434], model: bge-m3}`",
            french: (
                "embedding demande lexical, ou un modèle avec ses serveurs",
                "écrivez par exemple `embedding: {endpoints: [http://127.0.0.1:11434], model: bge-m3}`"
            )
        )
    }

    /// `GREFFIER_EMBEDDING`: `lexical`, or the address of a server, whose model is then the only one that it lists or the
    /// one that the file names.
    mutating func takeEmbedding(_ text: String) {
        guard text != Self.lexical else {
            settings.embedding = nil
            return
        }
        do {
            _ = try ModelConfiguration.baseURL(text)
            var model = settings.embedding ?? Settings.Model()
            model.endpoints = [.init(url: text)]
            settings.embedding = model
        } catch {
            reader.complain(
                "GREFFIER_EMBEDDING takes lexical or the address of a server",
                at: nil,
                remedy: "correct the variable or unset it; for example http://127.0.0.1:11434",
                french: (
                    "GREFFIER_EMBEDDING demande lexical ou l’adresse d’un serveur",
                    "corrigez la variable ou supprimez-la ; par exemple http://127.0.0.1:11434"
                )
            )
        }
    }
}
