// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// What a stage option accepts.
package enum OptionKind: Sendable, Equatable {
    case bool
    case int
    /// A whole number from 1.
    case count
    case number
    /// A number in these bounds.
    case numberIn(ClosedRange<Double>)
    /// A number from 0 to 1.
    case share
    case string
    /// The name of a model of the settings.
    case model
    /// One of these words.
    case choice([String])
    /// A word or a list of words.
    case strings
    /// A list of these words.
    case choices([String])
    /// A language of character recognition, or a list of them, as tesseract names them: `fra`, `chi_sim`.
    case languages
    /// A number of seconds, or text such as `10s`, `5m`, `1h`, `90d`.
    case duration
    /// A duration, or `never`.
    case durationOrNever
    /// A cron expression, or `never`.
    case scheduleOrNever
    /// A path relative to the pipelines folder.
    case file
    /// Names and numbers.
    case numbers
    /// Names and numbers, or one of these words.
    case numbersOr([String])
    /// How large passages are and how much of one the next repeats, in tokens: `{tokens: 512, overlap: 50}`.
    case passages
    /// Names and JSON pointers.
    case pointers
    /// Names of these, each with a text.
    case named([String])
    /// A day such as 2026-11-20, or one of these words.
    case day(or: [String])
    /// Yes or no, or names of these with yes or no.
    case boolOr([String])
    /// A colour such as `"#11596B"` that is read with ease on white.
    case colour

    /// The word for what is not to happen at all.
    package static let never = "never"

    /// Why `value` does not fit, as words that follow "takes"; `nil` when it does.
    package func objection(to value: OptionValue) -> String? { accepts(value) ? nil : words }

    private func accepts(_ value: OptionValue) -> Bool {
        switch self {
        case .bool: value.bool != nil
        case .int: value.int != nil
        case .count: value.int.map { $0 >= 1 } == true
        case .number: value.double != nil
        case .numberIn(let bounds): value.double.map(bounds.contains) == true
        case .share: value.double.map((0...1).contains) == true
        case .string, .file, .model: value.string.map { !$0.isEmpty } == true
        case .choice(let words): value.string.map(words.contains) == true
        case .strings: value.strings != nil
        case .languages: value.strings.map(Self.areLanguages) == true
        case .choices(let words): value.strings?.allSatisfy(words.contains) == true
        case .duration: Durations.seconds(value) != nil
        case .pointers: value.map?.values.allSatisfy { $0.string.map(ForEach.isPointer) == true } == true
        case .named(let names):
            value.map?.allSatisfy { names.contains($0.key) && $0.value.string?.isEmpty == false } == true
        case .day(let words): value.string.map { words.contains($0) || LocalDay.isDay($0) } == true
        case .boolOr(let names):
            value.bool != nil || value.map?.allSatisfy { names.contains($0.key) && $0.value.bool != nil } == true
        case .colour: value.string.flatMap(HexColor.init)?.isReadableOnWhite == true
        case .durationOrNever: value.string == Self.never || Durations.seconds(value) != nil
        case .scheduleOrNever:
            value.string.map { $0 == Self.never || (try? CronExpression($0)) != nil } == true
        case .numbers: value.map?.values.allSatisfy { $0.double != nil } == true
        case .passages: PassageSize(value) != nil
        case .numbersOr(let words):
            value.string.map(words.contains) ?? (value.map?.values.allSatisfy { $0.double != nil } == true)
        }
    }

    private static func areLanguages(_ names: [String]) -> Bool {
        (1...RecognitionLanguage.most).contains(names.count) && names.allSatisfy(RecognitionLanguage.isName)
    }

    private static func text(_ number: Double) -> String { Int(exactly: number).map { "\($0)" } ?? "\(number)" }

    /// What it accepts, in words.
    package var words: String {
        switch self {
        case .bool: "true or false"
        case .int: "a whole number"
        case .count: "a whole number from 1"
        case .number: "a number"
        case .numberIn(let bounds): "a number from \(Self.text(bounds.lowerBound)) to \(Self.text(bounds.upperBound))"
        case .share: "a number from 0 to 1"
        case .string: "a text"
        case .model: "the name of a model of greffier.yaml"
        case .choice(let words): "one of " + words.joined(separator: ", ")
        case .strings: "a text or a list of texts"
        case .choices(let words): "a list of " + words.joined(separator: ", ")
        case .languages: "a language or a list of languages of tesseract, such as [fra, eng]"
        case .duration: "a duration such as 10s, 5m, 1h or 90d"
        case .durationOrNever: "a duration such as 10s, 5m, 1h or 90d, or never"
        case .scheduleOrNever: "five fields of cron such as `30 3 * * *`, or never"
        case .file: "the path of a file in the pipelines folder"
        case .numbers: "names with numbers"
        case .colour:
            "a colour of six hexadecimal digits in quotes, such as \"#11596B\", dark enough to be read on white (a contrast "
                + "of at least 4.5)"
        case .passages:
            "tokens from 16 to 8192 and an overlap of at most half of them, as in {tokens: 512, overlap: 50}"
        case .named(let names): "some of " + names.joined(separator: ", ") + ", each with a text"
        case .day(let words): "a day such as 2026-11-20, or one of " + words.joined(separator: ", ")
        case .boolOr(let names):
            "true, false, or some of " + names.joined(separator: ", ") + ", each with true or false"
        case .numbersOr(let words): "names with numbers, or one of " + words.joined(separator: ", ")
        case .pointers: "names with JSON pointers, as in {title: /offer/title}"
        }
    }

    /// As `words`, in French.
    package var wordsFR: String {
        switch self {
        case .bool: "true ou false"
        case .int: "un nombre entier"
        case .count: "un nombre entier à partir de 1"
        case .number: "un nombre"
        case .numberIn(let bounds): "un nombre de \(Self.text(bounds.lowerBound)) à \(Self.text(bounds.upperBound))"
        case .share: "un nombre de 0 à 1"
        case .string: "un texte"
        case .model: "le nom d’un modèle de greffier.yaml"
        case .choice(let words): "l’un de ces mots : " + words.joined(separator: ", ")
        case .strings: "un texte ou une liste de textes"
        case .choices(let words): "une liste de ces mots : " + words.joined(separator: ", ")
        case .languages: "une langue ou une liste de langues de tesseract, comme [fra, eng]"
        case .duration: "une durée telle que 10s, 5m, 1h ou 90d"
        case .durationOrNever: "une durée telle que 10s, 5m, 1h ou 90d, ou never"
        case .scheduleOrNever: "cinq champs de cron comme `30 3 * * *`, ou never"
        case .file: "le chemin d’un fichier du dossier des traitements"
        case .numbers: "des noms avec des nombres"
        case .colour:
            "une couleur de six chiffres hexadécimaux entre guillemets, comme \"#11596B\", assez foncée pour être lue "
                + "sur du blanc (contraste d’au moins 4,5)"
        case .passages:
            "des jetons (« tokens ») de 16 à 8192 et un recouvrement (« overlap ») d’au plus leur moitié, comme "
                + "{tokens: 512, overlap: 50}"
        case .named(let names): "certains de ces noms, chacun avec un texte : " + names.joined(separator: ", ")
        case .day(let words): "un jour tel que 2026-11-20, ou l’un de ces mots : " + words.joined(separator: ", ")
        case .boolOr(let names):
            "true, false, ou certains de ces noms, chacun avec true ou false : " + names.joined(separator: ", ")
        case .numbersOr(let words):
            "des noms avec des nombres, ou l’un de ces mots : " + words.joined(separator: ", ")
        case .pointers: "des noms avec des pointeurs JSON, comme {title: /offer/title}"
        }
    }
}
