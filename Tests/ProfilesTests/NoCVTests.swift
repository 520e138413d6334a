// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ProfileModel
import Profiles
import Testing

/// Texts of other kinds in French and English: none of them has a person, and each says so.
@Suite("Texts that are no CV")
struct NoCVTests {
    @Test("A chapter, a law, a recipe, a contract, a letter and a payslip are no CVs", arguments: texts)
    func noCV(text: String) throws {
        let reading = try CVReading.read(lines: text)
        #expect(!reading.isCV)
        #expect(reading.profile.greffier?.review == ["not_a_cv"])
        #expect(reading.profile.basics?.name == nil)
        #expect(reading.profile.work == nil && reading.profile.education == nil)
        #expect(ProfileQuality(reading.profile, reading.evidence).value <= 0.3)
    }

    private static let texts = [
        """
        PREMIÈRE PARTIE
        I
        Dans la plaine rase, sous la nuit sans étoiles, d’une obscurité et d’une épaisseur d’encre, un homme suivait seul
        la grande route de Marchiennes à Montsou, dix kilomètres de pavé coupant tout droit, à travers les champs de
        betteraves. Devant lui, il ne voyait même pas le sol noir, et il n’avait la sensation de l’immense horizon plat que
        par les souffles du vent de mars, des rafales larges comme sur une mer, glacées d’avoir balayé des lieues de marais
        et de terres nues.

        L’homme était parti de Marchiennes vers deux heures. Il marchait d’un pas allongé, grelottant sous le coton aminci
        de sa veste et de son pantalon de velours.
        """,
        """
        CHAPTER I.
        My father’s family name being Pirrip, and my Christian name Philip, my infant tongue could make of both names
        nothing longer or more explicit than Pip. So, I called myself Pip, and came to be called Pip.

        I give Pirrip as my father’s family name, on the authority of his tombstone and my sister,—Mrs. Joe Gargery, who
        married the blacksmith. As I never saw my father or my mother, and never saw any likeness of either of them (for
        their days were long before the days of photographs), my first fancies regarding what they were like were
        unreasonably derived from their tombstones.
        """,
        """
        LOI n° 2016-00 du 8 août 2016 relative au travail

        TITRE II
        Chapitre Ier
        Article 12
        I. – Le code du travail est ainsi modifié :
        1° L’article L. 1234-5 est complété par un alinéa ainsi rédigé :
        « La formation professionnelle tout au long de la vie constitue une obligation nationale. »
        2° Au premier alinéa, les mots : « compétences et expérience » sont remplacés par le mot : « qualification ».
        Article 13
        La présente loi entre en vigueur le 1er janvier 2017.
        """,
        """
        Far breton aux pruneaux
        Pour 8 personnes – préparation : 15 min – cuisson : 45 min

        INGRÉDIENTS
        - 250 g de farine
        - 150 g de sucre
        - 4 œufs
        - 75 cl de lait
        - 250 g de pruneaux

        PRÉPARATION
        1. Préchauffer le four à 180 °C et beurrer un plat.
        2. Mélanger la farine et le sucre, ajouter les œufs un à un, puis le lait.
        3. Verser sur les pruneaux et enfourner.
        Recette de Claire Exemple, 02 99 00 11 22
        """,
        """
        CONTRAT DE TRAVAIL À DURÉE INDÉTERMINÉE
        Entre les soussignés :
        La société Menuiserie Exemple SARL, 12 rue du Port, 35300 Fougères, représentée par Marc Petit, gérant,
        et Madame Claire Duval, demeurant 4 impasse du Moulin, 35400 Saint-Malo,
        il a été convenu ce qui suit :
        Article 1 – Engagement
        La salariée est engagée à compter du 1er mars 2024 en qualité de comptable, niveau IV, échelon 2.
        Article 2 – Période d’essai
        Le présent contrat est conclu sous réserve d’une période d’essai de deux mois.
        Article 3 – Rémunération
        La rémunération mensuelle brute est fixée à 2 450,00 €.
        Fait à Fougères, le 12 février 2024, en deux exemplaires.
        """,
        """
        Claire Duval
        4 impasse du Port
        35400 Saint-Malo
        06 39 98 10 01
        claire.duval@courriel.example

        Menuiserie Exemple SARL
        À l’attention de Monsieur Petit
        Rennes, le 3 mars 2024

        Objet : candidature au poste de comptable

        Monsieur,
        Votre annonce a retenu toute mon attention. Forte de huit ans d’expérience en cabinet, je souhaite mettre mes
        compétences à votre service. J’ai tenu la comptabilité de quarante clients et formé deux apprentis.
        Je serais heureuse de vous rencontrer. Veuillez agréer, Monsieur, mes salutations distinguées.
        Claire Duval
        """,
        """
        BULLETIN DE PAIE
        Période : du 01/03/2024 au 31/03/2024
        Employeur : Menuiserie Exemple SARL, 12 rue du Port, 35300 Fougères
        SIRET 123 456 789 00012    Code APE 4332A
        Salariée : Claire Duval    Emploi : comptable    Ancienneté : 2 ans
        Salaire de base    151,67    16,15    2 449,47
        Sécurité sociale plafonnée    2 449,47    6,90    169,01
        CSG déductible    2 406,60    6,80    163,65
        Net à payer avant impôt    1 912,34
        Congés acquis 22,5    pris 5
        """,
    ]
}
