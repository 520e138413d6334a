// SPDX-License-Identifier: GPL-3.0-or-later

/// What a server's grammar makes of JSON Schema, as measured keyword by keyword.
struct SchemaDialect: Sendable, Equatable {
    /// The ways of asking that may work, the best first.
    var levels: [SchemaLevel]
    /// References are followed; elsewhere they are written out, but for those that lead back into themselves.
    var takesReferences = true
    /// Titles and descriptions reach the model.
    var showsAnnotations = false
    /// Whether it was measured that answers obey; elsewhere a first disobedient answer makes us ask.
    var isTrusted = true

    /// The longest text or list that a grammar is told of.
    ///
    /// Grammars are spelt out: llama.cpp refuses more repetitions than 2000, and llama-cpp-python dies of 1500. What is
    /// longer is left to the check of the answer; a smaller bound than the schema's own would cut good answers.
    static let maximumRepetition = 1000

    static let ollama = SchemaDialect(levels: [.schema, .none])
    /// The flat form of `json_schema` is taken and ignored there, so only the nested one is ever sent.
    static let llama = SchemaDialect(levels: [.schema, .object, .none])
    static let llamaPython = SchemaDialect(levels: [.objectWithSchema, .object, .none])
    /// It refuses `json_object`.
    static let studio = SchemaDialect(levels: [.schema, .none], takesReferences: false)
    static let vllm = SchemaDialect(levels: [.schema, .object, .none])
    static let mistral = SchemaDialect(levels: [.schema, .object, .none], showsAnnotations: true)
    static let unknown = SchemaDialect(
        levels: [.schema, .objectWithSchema, .object, .none],
        takesReferences: false,
        showsAnnotations: true,
        isTrusted: false
    )

    /// The dialect of a program.
    static func of(_ program: ServerLabel) -> SchemaDialect {
        switch program {
        case .ollama: ollama
        case .llamaServer: llama
        case .llamaCppPython: llamaPython
        case .lmStudio: studio
        case .vllm: vllm
        case .mistral: mistral
        case .compatible: unknown
        }
    }

    /// The next simpler way of asking.
    func level(below level: SchemaLevel) -> SchemaLevel? {
        levels.firstIndex(of: level).flatMap { levels.indices.contains($0 + 1) ? levels[$0 + 1] : nil }
    }
}
