// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import LanguageModels
import Pages

/// What was seen of one model, for people: every line fits into 80 columns where names allow it.
struct ModelText {
    private let report: ModelReport
    private let language: ReportLanguage

    init(_ report: ModelReport, _ language: ReportLanguage) {
        self.report = report
        self.language = language
    }

    /// What the servers have.
    func list() {
        heading()
        for survey in report.surveys {
            Terminal.print("")
            server(survey)
            if !survey.models.isEmpty { table(survey).print(indentedBy: 2) }
            problem(survey)
        }
    }

    /// What the servers showed when they were asked.
    func test() {
        heading()
        for survey in report.surveys {
            Terminal.print("")
            server(survey)
            if let identity = survey.identity {
                let digest = identity.digest.map { " (\(Self.short($0)))" } ?? ""
                line(say("model", "modèle"), identity.model + digest)
                line(say("context", "contexte"), context(survey))
            }
            if let slots = survey.slots {
                line(
                    say("at once", "à la fois"),
                    slots == 1 ? say("1 prompt", "1 question") : say("\(slots) prompts", "\(slots) questions")
                )
            }
            if let trial = survey.trial { show(trial) }
            if let vectors = survey.vectors { show(vectors) }
            problem(survey)
        }
    }

    private func heading() {
        let name = Terminal.colored(Terminal.safe(report.name), .bold)
        guard let model = report.model else {
            return Terminal.print(name + say(": mistral, or the only one", " : mistral, ou le seul présent"))
        }
        Terminal.print(name + say(": ", " : ") + Terminal.safe(model))
    }

    private func server(_ survey: EndpointSurvey) {
        let mark = survey.isUsable ? Terminal.colored("ok", .green) + "  " : Terminal.colored("fail", .red)
        let what = [survey.label?.rawValue, survey.version].compactMap { $0 }.joined(separator: " ")
        Terminal.print("\(mark)  \(Terminal.safe(survey.endpoint))" + (what.isEmpty ? "" : "  \(Terminal.safe(what))"))
    }

    private func problem(_ survey: EndpointSurvey) {
        guard let error = survey.error else { return }
        let message = error.message(in: language)
        line(error.code.name, message, width: 0)
        let remedy = Paragraph.lines(error.hint(in: language), width: 72)
        for (index, text) in remedy.enumerated() {
            Terminal.print("      \(index == 0 ? "→" : " ") \(Terminal.safe(text))")
        }
    }

    private func show(_ trial: ModelTrial) {
        let seconds = Times.duration(milliseconds: Int(trial.duration / .milliseconds(1)), in: language)
        line(say("answer", "réponse"), say("in \(seconds)", "en \(seconds)") + (trial.obeyed ? "" : disobeyed))
        line(say("form", "forme"), form(trial))
        let rates = [
            trial.readRate.map { say("reads ", "lit ") + rate($0) },
            trial.writeRate.map { say("writes ", "écrit ") + rate($0) },
        ].compactMap { $0 }
        guard !rates.isEmpty else { return }
        let unit = say(" tokens/s", " jetons/s")
        line(say("speed", "vitesse"), rates.map { $0 + unit }.joined(separator: ", "))
    }

    private func show(_ trial: VectorTrial) {
        let seconds = Times.duration(milliseconds: Int(trial.duration / .milliseconds(1)), in: language)
        let english = "\(trial.dimension) dimensions, in \(seconds)"
        line(say("vectors", "vecteurs"), say(english, "\(trial.dimension) dimensions, en \(seconds)"))
    }

    /// How far the form of an answer can be relied on; it is checked here in any case.
    private func form(_ trial: ModelTrial) -> String {
        switch (trial.isEnforced, trial.form) {
        case (true, _): say("the server holds the model to the schema", "le serveur impose le schéma au modèle")
        case (false, .object):
            say("JSON is enforced, the schema only asked for", "JSON imposé, schéma seulement demandé")
        case (false, _): say("the schema is asked for and not enforced", "schéma demandé, mais pas imposé")
        }
    }

    private var disobeyed: String {
        say("; it does not follow the form asked for", " ; la forme demandée n’est pas respectée")
    }

    private func context(_ survey: EndpointSurvey) -> String {
        guard let tokens = survey.identity?.context else { return say("not told", "non précisé") }
        let size = "\(tokens) " + say("tokens", "jetons")
        if survey.holdsCVs { return size }
        return size + say("; too small for CVs: 4096 at least", " ; trop petit pour des CV : 4096 au moins")
    }

    private func table(_ survey: EndpointSurvey) -> TextTable {
        var table = TextTable(
            "",
            say("MODEL", "MODÈLE"),
            say("SIZE", "TAILLE"),
            say("WEIGHTS", "POIDS"),
            say("QUANT", "QUANT"),
            say("CONTEXT", "CONTEXTE"),
            say("LOADED", "CHARGÉ")
        )
        for model in survey.models {
            table.add(
                model.name == survey.identity?.model ? "*" : "",
                model.name + (model.isEmbedder ? say(" (vectors)", " (vecteurs)") : ""),
                model.size.map { Self.bytes($0, in: language) } ?? "–",
                model.parameters ?? "–",
                model.quantization ?? "–",
                model.context.map(String.init) ?? "–",
                model.isLoaded.map { $0 ? say("yes", "oui") : say("no", "non") } ?? "–"
            )
        }
        return table
    }

    private func line(_ name: String, _ text: String, width: Int = 10) {
        let label = name + String(repeating: " ", count: max(0, width - name.displayWidth)) + (width == 0 ? ": " : "")
        let lines = Paragraph.lines(Terminal.safe(label + text), width: 74)
        for (index, text) in lines.enumerated() {
            Terminal.print("      " + (index > 0 && width > 0 ? "          " : "") + text)
        }
    }

    private func say(_ english: String, _ french: String) -> String { language == .french ? french : english }

    /// `4.1 GB`, as Ollama writes it; `4,1 Go` in French.
    static func bytes(_ count: Int, in language: ReportLanguage) -> String {
        let units: [(Double, String, String)] = [(1e9, "GB", "Go"), (1e6, "MB", "Mo"), (1e3, "KB", "ko")]
        guard let (size, english, french) = units.first(where: { Double(count) >= $0.0 }) else {
            return language == .french ? "\(count) o" : "\(count) B"
        }
        let tenths = Int((Double(count) / size * 10).rounded())
        let number = tenths >= 1000 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        return language.number(number) + " " + (language == .french ? french : english)
    }

    /// The beginning of a digest, as people compare it.
    private static func short(_ digest: String) -> String {
        let hash = digest.split(separator: ":").last.map(String.init) ?? digest
        return String(hash.prefix(12))
    }

    private func rate(_ perSecond: Double) -> String {
        perSecond >= 100
            ? "\(Int(perSecond.rounded()))" : language.number("\(Double(Int(perSecond * 10)) / 10)")
    }
}
