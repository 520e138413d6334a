// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// Titles that separators part.
extension WorkReader {
    /// The pieces with titles as they are printed: what a title says behind a comma or in brackets stays with it.
    ///
    /// `Stage de fin d'études, service achats`, `Bus Driver (service routes)`; contracts, towns, periods and words on the
    /// firm are no part of one.
    func withWholeTitles(_ pieces: [Piece], of header: [CVLine]) -> [Piece] {
        var result: [Piece] = []
        for piece in pieces {
            // 'Lærling (apprentice)': what has its kind of contract in brackets is a job, in whatever language.
            if piece.isBracketed, let last = result.indices.last, result[last].row == piece.row, isTraineeship(piece),
                header[piece.row].text.contains("\(result[last].text) (\(piece.text)")
            {
                result[last].isNamedTitle = true
            }
            guard let last = result.last, last.row == piece.row, piece.column == last.column + 1,
                let joined = joined(last, piece, in: header[piece.row].text), header[piece.row].text.contains(joined)
            else {
                result.append(piece)
                continue
            }
            result[result.count - 1].text = joined
            result[result.count - 1].column = piece.column
        }
        return result
    }

    /// A title behind its label is the whole of its line: `Designation: Executive - Quality Control`.
    func withLabelledTitles(_ pieces: [Piece], _ header: [CVLine]) -> [Piece] {
        let labelled = Set(pieces.filter(\.isNamedTitle).map(\.row))
        return pieces.compactMap { piece in
            guard labelled.contains(piece.row), !piece.isBracketed, !isContract(piece.text) || piece.isNamedTitle else {
                return piece
            }
            guard piece.isNamedTitle else { return nil }
            var whole = piece
            if header[piece.row].dates.isEmpty { whole.text = Text.tidy(header[piece.row].text) }
            return whole
        }
    }

    private func joined(_ title: Piece, _ piece: Piece, in header: String) -> String? {
        guard !title.isBracketed else { return nil }
        if let firm = firm(title, piece) { return firm }
        guard titlePoints(title) >= 2 else { return nil }
        // 'Yard Hand / Loader': both are.
        let both = "\(title.text) / \(piece.text)"
        // 'Class 2 Driver / Yardman, Kirk Sandall Timber': a word that no list knows, with the firm behind it.
        let isWord = piece.words.count == 1 && titlePoints(piece) > -0.5 && header.contains("\(both),")
        if header.contains(both), titlePoints(piece) >= 1.5 || isWord { return both }
        if piece.isBracketed { return isOfTitle(piece) ? "\(title.text) (\(piece.text))" : nil }
        guard isContract(title.text), piece.afterComma, Text.startsLowercase(piece.text) else { return nil }
        return "\(title.text), \(piece.text)"
    }

    /// `SCP Tournier, notaires`, `Armée de Terre, 517e régiment du train`: what goes on in small letters or with a number.
    private func firm(_ name: Piece, _ piece: Piece) -> String? {
        guard titlePoints(name) < 0, piece.afterComma, !piece.isBracketed, !places.isPlace(piece.text),
            !isContract(piece.text), !places.isPlace(name.text), titlePoints(piece) < 1.5,
            Text.startsLowercase(piece.text) || piece.text.first?.isNumber == true && piece.words.count > 1
        else { return nil }
        return "\(name.text), \(piece.text)"
    }

    private func isTraineeship(_ piece: Piece) -> Bool {
        let contract = lexicons[.contracts].entry(piece.text)?.canonical
        return contract == "internship" || contract == "apprenticeship"
    }

    /// Few words that say of what kind the job was.
    private func isOfTitle(_ piece: Piece) -> Bool {
        piece.words.count <= 4 && !["h", "f", "m", "w", "x", "e"].contains(piece.words.first ?? "")
            && !piece.words.contains { lexicons[.durations].contains(key: $0) }
            && lexicons[.contracts].matches(in: piece.words).isEmpty && !places.isPlace(piece.text)
            && titlePoints(piece) <= 0 && (Text.startsLowercase(piece.text) || titlePoints(piece) > -1)
    }
}
