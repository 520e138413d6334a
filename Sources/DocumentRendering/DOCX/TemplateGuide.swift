// SPDX-License-Identifier: GPL-3.0-or-later
package import WorkerProtocol

/// Tells what a profile offers to templates, in the words of those who make them.
package enum TemplateGuide {
    /// All fields, those of most use first.
    package static var fields: [TemplateField] {
        guard case .object(let all) = ProfileShape.profile else { return [] }
        let first = [
            "basics", "contact", "photo", "logo", "work", "skillGroups", "singleSkills", "skills", "education",
        ]
        let last = ["today", "company", "offer", "report"]
        let names = first + all.keys.filter { !(first + last).contains($0) }.sorted() + last
        return names.flatMap { name in all[name].map { describe([name], $0, loop: nil) } ?? [] }
    }

    private static func describe(_ path: [String], _ shape: ProfileShape, loop: String?) -> [TemplateField] {
        let name = path.joined(separator: ".")
        let words = words[name] ?? words[path.last ?? ""] ?? (name, name)
        func field(_ kind: TemplateField.Kind) -> TemplateField {
            .init(name: name, loop: loop, kind: kind, description: words.0, descriptionFR: words.1)
        }
        switch shape {
        case .value: return [field(name.lowercased().hasSuffix("date") ? .date : .text)]
        case .picture: return [field(.picture)]
        case .table: return []
        case .list(.value): return [field(.list)]
        case .list(let entry): return [field(.list)] + inner(path, entry, loop: name)
        case .object: return inner(path, shape, loop: loop)
        }
    }

    private static func inner(_ path: [String], _ shape: ProfileShape, loop: String?) -> [TemplateField] {
        guard case .object(let fields) = shape else { return [] }
        let order = fields.keys.sorted { (rank($0), $0) < (rank($1), $1) }
        return order.flatMap { name in fields[name].map { describe(path + [name], $0, loop: loop) } ?? [] }
    }

    /// Names before dates before lists, our own additions last.
    private static func rank(_ name: String) -> Int {
        switch name {
        case "name", "position", "institution", "organization", "title", "language": 0
        case "x-greffier": 3
        case let name where name.hasSuffix("Date"): 2
        default: 1
        }
    }

    /// What fields hold, by path or by name, in English and French.
    private static let words: [String: (String, String)] = [
        "basics.name": ("the person's name", "le nom de la personne"),
        "basics.label": ("the title under the name", "le titre sous le nom"),
        "basics.email": ("mail address", "adresse électronique"),
        "basics.phone": ("telephone number", "numéro de téléphone"),
        "basics.x-greffier.phone_written": ("the number as the CV writes it", "le numéro tel que le CV l’écrit"),
        "basics.image": ("the photo, as `photo`", "la photo, comme `photo`"),
        "basics.summary": ("a few sentences about the person", "quelques phrases sur la personne"),
        "basics.profiles": ("accounts on the web", "comptes sur le Web"),
        "network": ("the site", "le site"), "username": ("the name there", "le nom sur ce site"),
        "address": ("street and number", "rue et numéro"), "postalCode": ("post code", "code postal"),
        "city": ("town", "ville"), "countryCode": ("country, two letters", "pays, deux lettres"),
        "region": ("region", "région"),
        "contact": ("mail, telephone, place and web addresses that are known", "moyens de contact connus"),
        "photo": ("the photo of the profile", "la photo du profil"),
        "logo": ("the picture that the pipeline names", "l’image que le traitement indique"),
        "work": ("positions, the last first", "postes, le dernier d’abord"),
        "work.name": ("employer", "employeur"), "position": ("position", "poste"),
        "location": ("place", "lieu"), "description": ("what it is", "description"),
        "url": ("address on the web", "adresse Web"), "startDate": ("beginning", "début"), "endDate": ("end", "fin"),
        "date": ("date", "date"), "releaseDate": ("date", "date"), "summary": ("a few sentences", "quelques phrases"),
        "highlights": ("tasks and results", "tâches et résultats"), "contract": ("kind of contract", "type de contrat"),
        "current": ("whether it lasts", "si le poste est en cours"),
        "skillGroups": ("skills that come in groups", "compétences réunies en groupes"),
        "skillGroups.name": ("the group", "le groupe"), "singleSkills": ("the other skills", "les autres compétences"),
        "skills": ("all skills", "toutes les compétences"), "skills.name": ("skill or group", "compétence ou groupe"),
        "level": ("level", "niveau"), "keywords": ("the words in it", "les mots du groupe"),
        "canonical": ("as the lexicon calls it", "selon le lexique"),
        "education": ("studies", "formations"), "institution": ("school", "établissement"),
        "area": ("subject", "domaine"), "studyType": ("diploma", "diplôme"), "score": ("mark", "mention"),
        "courses": ("courses", "cours"), "eqf": ("level, 1 to 8", "niveau européen, de 1 à 8"),
        "languages": ("languages", "langues"), "language": ("language", "langue"),
        "fluency": ("level in words", "niveau en mots"), "cefr": ("level, A1 to C2", "niveau, de A1 à C2"),
        "certificates": ("certificates", "certifications"), "name": ("name", "nom"), "issuer": ("from", "délivré par"),
        "projects": ("projects", "projets"), "roles": ("roles", "rôles"), "entity": ("for whom", "pour qui"),
        "type": ("kind", "genre"), "volunteer": ("voluntary work", "engagements"),
        "organization": ("organisation", "organisme"), "awards": ("awards", "distinctions"),
        "title": ("title", "intitulé"), "awarder": ("from", "décerné par"),
        "publications": ("publications", "publications"), "publisher": ("published by", "éditeur"),
        "interests": ("interests", "centres d’intérêt"), "references": ("references", "références"),
        "reference": ("what was said", "le témoignage"),
        "x-greffier.licences": ("driving licences", "permis de conduire"),
        "x-greffier.months_total": ("months of experience", "mois d’expérience"),
        "x-greffier.language": ("the CV's language", "la langue du CV"),
        "x-greffier.reference_date": ("the CV's date", "la date du CV"),
        "reference_source": ("where that date is from", "d’où vient cette date"),
        "gaps": ("months without position", "mois sans poste"), "months": ("months", "mois"),
        "withheld": ("what is withheld", "ce qui n’est pas montré"),
        "review": ("what to look at", "ce qui est à revoir"),
        "today": ("the day of the document", "le jour du document"),
        "company.name": ("your company, as the stage names it", "votre entreprise, selon l’étape"),
        "street": ("street and number", "rue et numéro"), "phone": ("telephone number", "numéro de téléphone"),
        "email": ("mail address", "adresse électronique"), "website": ("address on the web", "adresse Web"),
        "signatory": ("who signs", "qui signe"), "role": ("their position", "sa fonction"),
        "offer.title": ("letters and reports: the position offered", "lettres et rapports : le poste proposé"),
        "offer.company": ("who offers it", "qui le propose"), "offer.type": ("kind of contract", "type de contrat"),
        "offer.skills": ("what is asked for", "ce qui est demandé"), "salary": ("salary", "salaire"),
        "remote": ("work from afar", "télétravail"), "experience": ("experience asked for", "expérience demandée"),
        "responsibilities": ("tasks", "missions"), "qualifications": ("demands", "exigences"),
        "offer.x-greffier.reference": ("number of the offer", "référence de l’offre"),
        "offer.x-greffier.valid_until": ("last day of applications", "dernier jour des candidatures"),
        "start_date": ("first day of work", "premier jour de travail"),
        "years": ("years of experience", "années d’expérience"), "status": ("open or closed", "ouverte ou close"),
        "report.title": ("reports: what it is", "rapports : ce que c’est"),
        "report.subtitle": ("whom or what it is about", "de qui ou de quoi il parle"),
        "report.date": ("the day it speaks of", "le jour dont il parle"),
        "rules": ("version of the scoring rules", "version des règles de calcul"),
        "note": ("how to read it", "comment le lire"), "facts": ("short statements", "indications brèves"),
        "report.sections": ("its parts", "ses parties"), "heading": ("heading", "intertitre"),
        "figure": ("points or score", "points ou score"),
        "chapter": ("whether it opens a chapter", "si un chapitre s’ouvre"),
        "has_figures": ("whether its rows have points", "si ses lignes ont des points"),
        "paragraphs": ("running text", "texte suivi"), "rows": ("rows of a table", "lignes d’un tableau"),
        "detail": ("in small letters under the name", "en petit sous le nom"),
        "mark": ("verdict", "verdict"), "text": ("evidence", "preuve"),
        "points": ("points of a list", "points d’une liste"),
        "remark": ("remark", "remarque"),
        "version": ("version", "version"), "lastModified": ("last change", "dernière modification"),
    ]
}
