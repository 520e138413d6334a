// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// Writes titles, and what agrees with them, in the form that both genders share.
///
/// That is the lexicon's form, `développeur` for `développeuse` too: whoever reads it learns nothing, since it stands for
/// everybody. In sentences only what speaks of the writer changes: `Assistante de direction` does, `remplacement de la
/// directrice` does not.
struct NeutralTitles: Sendable {
    /// Folded feminine form → the shared one.
    private var shared: [String: String] = [:]
    /// Folded titles that have one form, and those that are shared forms: adjectives behind them agree.
    private var common: Set<String> = Self.epicene

    init(lexicons: Lexicons) {
        for entry in lexicons[.titles].entries {
            let canonical = entry.canonical
            for alias in entry.aliases where !alias.contains(" ") {
                let others = [canonical] + entry.aliases
                guard let masculine = others.first(where: { Self.isFeminine(alias, of: $0) }) else { continue }
                shared[Folding.key(alias)] = masculine
                common.insert(Folding.key(masculine))
            }
        }
        for (feminine, masculine) in Self.words { shared[Folding.key(feminine)] = masculine }
    }

    /// Whether one word is the feminine of another by the endings of French titles.
    private static func isFeminine(_ word: String, of other: String) -> Bool {
        guard !other.contains(" "), word != other, word.hasSuffix("e"), word.hasPrefix(other.prefix(3)) else {
            return false
        }
        if word == other + "e" || word == other + "ne" || word == other + "fe" { return true }
        return pairs.contains { word.hasSuffix($0.0) && other == word.dropLast($0.0.count) + $0.1 }
    }

    private static let pairs = [
        ("trice", "teur"), ("euse", "eur"), ("ière", "ier"), ("ère", "er"), ("ienne", "ien"), ("onne", "on"),
        ("ive", "if"), ("fe", "f"), ("esse", "e"),
    ]

    // MARK: Titles

    /// A job title.
    func title(_ text: String) -> String {
        var walk = NeutralWalk(text)
        let isFrench = isFrenchTitle(walk)
        var follows = false
        while let word = walk.next() {
            if let other = shared[word.key] ?? (isFrench ? Self.byEnding(word.text) : nil) {
                walk.replace(other)
                follows = true
            } else if follows || isFrench && common.contains(word.key), let adjective = Self.adjective(word.text) {
                walk.replace(adjective)
            } else if common.contains(word.key) {
                follows = isFrench
            } else if Self.breaks.contains(word.key) {
                follows = false
            }
        }
        return withoutMarks(walk.result)
    }

    private func isFrenchTitle(_ walk: NeutralWalk) -> Bool {
        walk.keys.contains { key in
            shared[key].map { Folding.key($0) != key && !Self.english.contains(key) } == true
                || Self.epicene.contains(key) || ["de", "du", "des", "en", "et", "d", "la"].contains(key)
                || Self.frenchEndings.contains { key.hasSuffix($0) }
        }
    }

    private static let frenchEndings = ["trice", "euse", "iere", "ienne", "eur", "ier", "ien"]

    /// `H/F`, `(e)`, `·e` are no news behind a form that stands for everybody.
    private func withoutMarks(_ text: String) -> String {
        text.replacing(/\s*[\(\[]?\b[hHmM]\s*\/\s*[fF]\b[\)\]]?/, with: "")
            .replacing(
                /(?:\((?:e|ne|se|rice|trice|euse|ère|ière|ve)\)|[·.](?:e|ne|se|rice|trice|euse|ère|ière|ve)\b)/,
                with: ""
            )
    }

    // MARK: Sentences

    /// Running text, in which a title is the writer's where it opens a sentence or follows `une` or `en tant que`.
    func sentence(_ text: String) -> String {
        var walk = NeutralWalk(text)
        var isOpening = true
        var agrees = false
        while let word = walk.next() {
            if walk.beginsSentence { (isOpening, agrees) = (true, false) }
            if let pronoun = pronoun(word, walk) {
                walk.replace(pronoun)
                (isOpening, agrees) = (false, false)
                continue
            }
            let before = walk.previousKey ?? ""
            let isSelf = isOpening || Self.selfWords.contains(before) || isCopula(before, walk)
            if isSelf || agrees && Self.links.contains(walk.gap) || agrees && before == "et" {
                if let other = replacement(word, isOpening: isOpening) {
                    if before == "une" { walk.replacePrevious("un") }
                    walk.replace(other)
                    agrees = true
                } else if !Self.adverbs.contains(word.key), word.key != "et", word.key != "une" {
                    agrees = common.contains(word.key)
                }
            } else if agrees, walk.gap == " ", let adjective = Self.adjective(word.text) {
                walk.replace(adjective)
            } else if !Self.adverbs.contains(word.key), word.key != "et" {
                agrees = false
            }
            isOpening = isOpening && (Self.adverbs.contains(word.key))
        }
        return walk.result
    }

    private func replacement(_ word: NeutralWalk.Word, isOpening: Bool) -> String? {
        if let other = shared[word.key] { return other }
        return Self.participle(word.text)
    }

    /// `suis`, `ai été`, and `est` behind a pronoun that stands for the writer.
    private func isCopula(_ word: String, _ walk: NeutralWalk) -> Bool {
        ["suis", "etais", "ete", "etant", "devenue", "devenu"].contains(word)
            || ["est", "etait", "a"].contains(word) && ["elle", "il"].contains(walk.keyBeforePrevious ?? "")
    }

    /// What a pronoun of the third person becomes.
    private func pronoun(_ word: NeutralWalk.Word, _ walk: NeutralWalk) -> String? {
        switch word.key {
        case "elle" where walk.beginsSentence || walk.previousKey.map { ["qu", "et", "car"].contains($0) } == true: "il"
        case "she", "he": "the candidate"
        case "hers", "his": "the candidate’s"
        case "her": Self.opensNoun(walk.following) ? "the candidate’s" : "the candidate"
        case "him", "himself", "herself": "the candidate"
        default: nil
        }
    }

    /// Whether a word may begin what someone owns.
    private static func opensNoun(_ word: String?) -> Bool {
        guard let word else { return false }
        return ![
            "to", "in", "on", "at", "for", "with", "as", "and", "or", "from", "when", "while", "by", "because", "that",
        ].contains(word)
    }

    // MARK: Words

    /// The shared form of an unknown noun by its ending: `enquêtrice`.
    private static func byEnding(_ word: String) -> String? {
        for (feminine, masculine) in [
            ("trice", "teur"), ("euse", "eur"), ("cière", "cier"), ("tière", "tier"), ("cienne", "cien"),
        ] where word.count > feminine.count + 2 && word.lowercased().hasSuffix(feminine) {
            return word.dropLast(feminine.count) + masculine
        }
        return nil
    }

    /// The shared form of an adjective that follows a title: `administrative`.
    private static func adjective(_ word: String) -> String? {
        let lower = word.lowercased()
        guard word.count > 4, !nouns.contains(Folding.key(word)) else { return nil }
        for (feminine, masculine) in adjectives where lower.hasSuffix(feminine) {
            return word.dropLast(feminine.count) + masculine
        }
        return nil
    }

    private static let adjectives = [
        ("trice", "teur"), ("ieure", "ieur"), ("euse", "eux"), ("ière", "ier"), ("elle", "el"), ("ienne", "ien"),
        ("éenne", "éen"), ("ale", "al"), ("ive", "if"), ("ée", "é"), ("ante", "ant"), ("ente", "ent"), ("aine", "ain"),
    ]

    /// The shared form of what a writer says of themselves: `passionnée`, `curieuse`.
    private static func participle(_ word: String) -> String? {
        let key = Folding.key(word)
        guard word.count > 4, !nouns.contains(key) else { return nil }
        let lower = word.lowercased()
        for (feminine, masculine) in [
            ("ée", "é"), ("euse", "eux"), ("ive", "if"), ("ante", "ant"), ("ente", "ent"),
        ] where lower.hasSuffix(feminine) {
            return word.dropLast(feminine.count) + masculine
        }
        return nil
    }

    /// Nouns that end like feminine adjectives.
    private static let nouns: Set<String> = [
        "annee", "journee", "duree", "entree", "arrivee", "tournee", "soiree", "matinee", "portee", "montee", "lycee",
        "musee", "idee", "pensee", "donnee", "vente", "attente", "entente", "rente", "sante", "variante", "constante",
        "clientele", "initiative", "directive", "alternative", "perspective", "prospective", "offensive", "mise",
        "equipe", "salle", "nouvelle", "parcelle", "vaisselle", "echelle", "matiere", "filiere", "carriere", "premiere",
        "derniere", "maniere", "lumiere", "frontiere", "semaine", "douzaine", "domaine", "centaine", "detente",
        "executive", "creative", "operative", "representative", "administrative assistant", "legislative", "assemblee",
        "chaussee", "rentree", "sortie", "autonome", "positive", "sale", "wholesale", "corporate",
    ]

    private static let epicene: Set<String> = [
        "responsable", "comptable", "secretaire", "gestionnaire", "juriste", "cadre", "architecte", "analyste",
        "bibliothecaire", "stagiaire", "cheffe", "chef", "auxiliaire", "documentaliste", "economiste", "journaliste",
        "libraire", "notaire", "orthophoniste", "kinesitherapeute", "psychologue", "receptionniste", "specialiste",
        "standardiste", "urbaniste", "veterinaire", "fleuriste", "styliste", "graphiste", "ergonome", "capitaine",
        "interprete", "garde", "aide", "membre", "partenaire", "beneficiaire", "titulaire", "diplomate",
    ]
    private static let breaks: Set<String> = [
        "de", "du", "des", "d", "en", "a", "au", "aux", "chez", "pour", "sur", "la", "le", "les", "l",
    ]
    private static let english: Set<String> = ["executive", "representative", "operative"]
    /// Words behind which the writer names themselves.
    private static let selfWords: Set<String> = ["une", "que", "comme", "poste", "suis", "je", "devenue"]
    private static let adverbs: Set<String> = [
        "tres", "plus", "particulierement", "hautement", "egalement", "toujours", "aussi", "actuellement", "vraiment",
        "naturellement", "fortement", "pleinement", "tout", "toute", "donc", "ainsi",
    ]
    private static let links: Set<String> = [", ", " "]

    /// Feminine and shared forms that no lexicon of titles holds.
    private static let words: [(String, String)] = [
        ("salesman", "salesperson"), ("saleswoman", "salesperson"), ("businesswoman", "businessperson"),
        ("businessman", "businessperson"), ("chairwoman", "chairperson"), ("chairman", "chairperson"),
        ("waitress", "waiter"), ("stewardess", "steward"), ("hostess", "host"), ("actress", "actor"),
        ("policewoman", "police officer"), ("policeman", "police officer"), ("barmaid", "barman"),
        ("cheffe", "chef"), ("hôtesse", "hôte"), ("maîtresse", "maître"), ("chargée", "chargé"),
        ("attachée", "attaché"), ("employée", "employé"), ("déléguée", "délégué"), ("adjointe", "adjoint"),
        ("assistante", "assistant"), ("étudiante", "étudiant"), ("apprentie", "apprenti"), ("alternante", "alternant"),
        ("consultante", "consultant"), ("intervenante", "intervenant"), ("enseignante", "enseignant"),
        ("soignante", "soignant"), ("surveillante", "surveillant"), ("gérante", "gérant"), ("agente", "agent"),
        ("experte", "expert"), ("avocate", "avocat"), ("professeure", "professeur"), ("ingénieure", "ingénieur"),
        ("docteure", "docteur"), ("autrice", "auteur"), ("promue", "promu"), ("reconnue", "reconnu"),
        ("investie", "investi"), ("issue", "issu"), ("ouverte", "ouvert"), ("prête", "prêt"), ("forte", "fort"),
        ("seule", "seul"), ("indépendante", "indépendant"), ("élue", "élu"), ("devenue", "devenu"),
        ("convaincue", "convaincu"), ("attentive", "attentif"), ("discrète", "discret"), ("apprentice", "apprentice"),
    ]
}
