// SPDX-License-Identifier: GPL-3.0-or-later

/// Words too common to search by.
///
/// Lower case, with their accents and without.
enum StopWords {
    static let french = set(
        """
        à a ai aie ainsi alors as au aucun aucune aussi autre autres aux avait avant avec avez avoir avons c ça car ce ceci
        cela celle celles celui ces cet cette ceux chaque chez ci comme comment d dans de depuis des dès deux doit dois donc
        dont du elle elles en entre es est et étaient était étant été être eu eux fait faire faut font hors il ils j je jusque
        l la là laquelle le lequel les lesquels leur leurs lors lorsque lui m ma mais me même mêmes mes moi moins mon n ne ni
        non nos notre nous nouveau on ont ou où par parce pas pendant peu peut peuvent peux plus pour pourquoi puis qu quand
        que quel quelle quelles quels qui quoi s sa sans se sera ses si soit son sont sous suis sur t ta tandis te tel telle
        tes toi ton tous tout toute toutes très tu un une vers vos votre vous y
        """
    )

    static let english = set(
        """
        a about above after again against all also am an and any are as at be because been before being below between both
        but by can could did do does doing down during each few for from further had has have having he her here hers him his
        how i if in into is it its itself just me more most my no nor not of off on once only or other our ours out over own
        same she should so some such than that the their theirs them then there these they this those through to too under
        until up very was we were what when where which while who whom why will with would you your yours
        """
    )

    /// Whether a word is a stop word of `language`.
    ///
    /// For `any`, of either language. Capitals are none: IT, C and R are what people search for.
    static func contain(_ word: String, language: SearchLanguage) -> Bool {
        let lower = word.lowercased()
        let isListed =
            switch language {
            case .french: french.contains(lower)
            case .english: english.contains(lower)
            case .any: french.contains(lower) || english.contains(lower)
            }
        return isListed && word != word.uppercased()
    }

    private static func set(_ text: String) -> Set<String> {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        return Set(words + words.map(unaccented))
    }

    private static func unaccented(_ word: String) -> String {
        let plain: [Character: Character] = ["à": "a", "ç": "c", "é": "e", "è": "e", "ê": "e", "ù": "u"]
        return String(word.map { plain[$0] ?? $0 })
    }
}
