// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel
import LanguageModels
import PipelineModel

/// `greffier models pull`: has an Ollama fetch a model.
struct ModelsPull: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pull",
        abstract: "Have an Ollama fetch a model from its library.",
        discussion: """
            Other servers cannot be told to: LM Studio (lms get), llama-server (-m FILE) and vLLM load what they are started with.

            Example: greffier models pull mistral
            """
    )
    @Argument(help: "The model as Ollama's library calls it, as in mistral or mistral:7b-instruct.") var name: String
    @Option(name: .long, help: ArgumentHelp("The server, instead of one of greffier.yaml.", valueName: "url"))
    var endpoint: String?
    @Option(name: .long, help: "The model of greffier.yaml whose server fetches it; default unless named.")
    var model: String?
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var speech: LanguageOptions

    /// What `--json` prints.
    struct Report: Encodable {
        var model: String
        var endpoint: String
        var bytes: Int
    }

    func validate() throws {
        if name.trimmingCharacters(in: .whitespaces).isEmpty { throw ValidationError("Name a model, as in mistral.") }
        if endpoint != nil, model != nil { throw ValidationError("Give --endpoint or --model, not both.") }
    }

    func run() async throws {
        do {
            switch try await ServiceFactory.survey(of: target()).pull() {
            case .ollama(let pull): try await fetch(by: pull)
            case .other(let endpoint): throw noOllama(at: endpoint)
            }
        } catch let error as GreffierError {
            throw ConfiguredModels.ending(error, speech.language)
        }
    }

    /// Where to fetch it to: an address that is also in greffier.yaml gets its key, any other none.
    private func target() throws -> ModelConfiguration {
        guard let endpoint else {
            let models = try ConfiguredModels(workspace: options.open(usingState: false), language: speech.language)
            if model == nil, models.all.count == 1 { return models.all[0] }
            return try models.named(model ?? StageKindDescription.usualModel)
        }
        let url = try ModelConfiguration.baseURL(endpoint)
        let known = (try? options.open(usingState: false)).flatMap { try? ServiceFactory.modelConfigurations($0) } ?? []
        for model in known {
            if let same = model.endpoints.first(where: { $0.url == url }) { return model.narrowed(to: same) }
        }
        return ModelConfiguration(endpoints: [url])
    }

    private func fetch(by pull: OllamaPull) async throws {
        // Before anything begins: from here on Ctrl-C is a wish, not an end.
        let wishes = try Interruption.wishes()
        let bytes = try await withThrowingTaskGroup(of: Int?.self) { group in
            group.addTask {
                var meter = PullMeter(Terminal.safe(name), speech.language)
                defer { meter.end() }
                try await pull(name) { meter.show($0) }
                return meter.bytes
            }
            group.addTask {
                for await _ in wishes { break }
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
        if let bytes { return try tell(Report(model: name, endpoint: pull.endpoint, bytes: bytes)) }
        throw Ending.notReady(
            speech.language == .french
                ? "interrompu : ce qui est déjà téléchargé est conservé, le prochain « greffier models pull » reprendra là"
                : "stopped: what is there is kept, and the next `greffier models pull` goes on from it"
        )
    }

    private func tell(_ report: Report) throws {
        if output.json { return try Terminal.json(report) }
        let name = Terminal.safe(report.model)
        Terminal.print(
            speech.language == .french
                ? "\(name) est prêt sur \(report.endpoint)" : "\(name) is ready at \(report.endpoint)"
        )
    }

    /// Where no server is an Ollama, how models come to the others.
    private func noOllama(at endpoint: String) -> Ending {
        let words =
            speech.language == .french
            ? "\(endpoint) n’est pas un Ollama et ne télécharge aucun modèle à la demande : dans LM Studio "
                + "« lms get NOM », llama-server et vLLM reçoivent leur modèle au démarrage (-m FICHIER, vllm serve NOM)"
            : "\(endpoint) is no Ollama and fetches nothing when asked: in LM Studio `lms get NAME`, "
                + "llama-server and vLLM get their model when they are started (-m FILE, vllm serve NAME)"
        return .notReady(Terminal.safe(words))
    }
}
