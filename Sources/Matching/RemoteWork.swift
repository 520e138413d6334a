// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// Whether a job is done from anywhere, by the words that its offer has for remote work.
enum RemoteWork {
    /// `100 % télétravail`, `Fully remote`, a mere `Remote`; not `2 jours de télétravail`, `hybrid`, `télétravail possible`.
    static func isFull(_ text: String) -> Bool {
        let words = Folding.words(text)
        guard words.contains(where: { remote.contains($0) || $0.hasPrefix("teletrav") }) || words.contains("distance")
        else { return false }
        guard partial.isDisjoint(with: words) else { return false }
        let rest = words.filter { !remote.contains($0) && !$0.hasPrefix("teletrav") && !fillers.contains($0) }
        return rest.isEmpty || !full.isDisjoint(with: rest)
    }

    private static let remote: Set<String> = ["remote", "remotely"]
    private static let fillers: Set<String> = [
        "work", "working", "job", "role", "position", "travail", "poste", "a", "en", "distance", "from", "anywhere",
        "the",
        "uk", "france", "europe",
    ]
    private static let full: Set<String> = [
        "full", "fully", "100", "total", "totale", "integral", "integrale", "complet", "complete", "entierement",
        "exclusivement", "only", "entirely", "completely",
    ]
    private static let partial: Set<String> = [
        "jour", "jours", "day", "days", "hybrid", "hybride", "partiel", "partielle", "partial", "partially", "possible",
        "occasionnel", "occasional", "occasionally", "semaine", "week", "mois", "month", "no", "not", "pas", "sans",
        "aucun", "flexible", "jusqu", "up",
    ]
}
