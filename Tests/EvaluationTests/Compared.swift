// SPDX-License-Identifier: GPL-3.0-or-later
import Evaluation
import Foundation
import JobModel
import Lexicons
import ProfileModel

/// A profile and a truth, both as JSON Resume, with a few languages known.
enum Compared {
    static let lexicons = Result {
        try Lexicons(files: [
            "languages.lex": """
            [languages]
            anglais = english | iso: en
            français = french | iso: fr
            espagnol = spanish | iso: es
            [levels]
            A2 = notions
            B2 = bon niveau
            C1 = courant; fluent
            native = langue maternelle; natif
            """
        ])
    }

    static func profile(_ json: String) throws -> Profile {
        try CanonicalJSON.decode(Profile.self, from: Data(json.utf8))
    }

    static func verdicts(_ found: String?, _ truth: String) throws -> [Verdict] {
        try Judge(lexicons: lexicons.get()).verdicts(of: found.map(profile), against: profile(truth))
    }

    static func scores(_ found: String?, _ truth: String) throws -> FieldScores {
        FieldScores(try verdicts(found, truth))
    }

    /// Whether one value of `basics` is taken for another.
    static func isRight(_ field: JudgedField, _ found: String, _ truth: String) throws -> Bool {
        func basics(_ text: String) -> String {
            field == .city
                ? #"{"basics":{"location":{"city":"\#(text)"}}}"# : #"{"basics":{"\#(field.rawValue)":"\#(text)"}}"#
        }
        return try scores(basics(found), basics(truth))[field].right == 1
    }

    /// A truth in which every field has a value.
    static let whole = """
        {"basics": {"name": "Odile Exemple", "label": "Chargée de clientèle", "email": "odile@exemple.example",
          "phone": "06 39 98 00 11", "url": "https://odile.example", "location": {"city": "Brest"}},
         "work": [{"name": "Banque Fictive", "position": "Chargée de clientèle", "startDate": "2020-03"},
          {"name": "Banque Fictive", "position": "Guichetière", "startDate": "2017", "endDate": "2020-02"},
          {"position": "Traductrice indépendante", "startDate": "2015", "endDate": "2016"}],
         "education": [{"institution": "Lycée Imaginaire", "studyType": "BTS", "area": "Banque", "startDate": "2013",
          "endDate": "2015"}],
         "skills": [{"name": "Outils", "keywords": ["Excel", "C++"]}, {"name": "Écoute"}],
         "languages": [{"language": "Anglais", "fluency": "courant"}, {"language": "Espagnol"}],
         "certificates": [{"name": "Certification AMF"}]}
        """
}
