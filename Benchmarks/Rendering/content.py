# SPDX-License-Identifier: GPL-3.0-or-later
"""The dossier that every engine makes: three pages, invented, the same content for all."""

EMPLOYERS = [
    "Atelier du Ponant", "Coopérative Mimosa", "Laiteries Réunies du Val", "Groupe Hortensia", "Imprimerie des Quais",
    "Service des Eaux du Bocage", "Librairie La Marée", "Transports Belle-Île",
]
POSITIONS = [
    "Responsable d’exploitation", "Cheffe de projet", "Développeuse confirmée", "Analyste fonctionnelle",
    "Développeuse", "Technicienne de support", "Assistante de gestion", "Stagiaire en informatique",
]
DEEDS = [
    "Refonte de l’application de suivi des commandes, 14 agences raccordées en neuf mois sans arrêt de service.",
    "Encadrement de cinq personnes, répartition du travail, entretiens annuels & suivi des formations.",
    "Réduction du temps de traitement des dossiers de 48 heures à 6 heures par l’automatisation des contrôles.",
    "Rédaction de la documentation à l’usage des équipes, en français et en anglais (80 pages).",
    "Mise en place des tests automatiques et d’une intégration continue, couverture portée de 12 à 81 %.",
]
SKILLS = [
    ("Langages", "confirmée", ["Java", "Swift", "SQL", "Python", "TypeScript"]),
    ("Données", "confirmée", ["PostgreSQL", "SQLite", "Kafka", "dbt"]),
    ("Systèmes", "avancée", ["Debian", "Docker", "Kubernetes", "Ansible"]),
    ("Méthodes", "avancée", ["Scrum", "Kanban", "revue de code"]),
    ("Outils", "confirmée", ["Git", "Jira", "Grafana", "LibreOffice"]),
    ("Métier", "avancée", ["logistique", "comptabilité", "paie"]),
]


def profile():
    work = [
        {
            "name": EMPLOYERS[index], "position": POSITIONS[index], "location": "Quimper",
            "startDate": f"{2023 - 2 * index}-09", **({"endDate": f"{2025 - 2 * index}-08"} if index else {}),
            "summary": f"Service de {12 + index} personnes ; budget de {90 - 7 * index} k€ ; deux sites.",
            "highlights": [DEEDS[(index + step) % len(DEEDS)] for step in range(4)],
        }
        for index in range(len(EMPLOYERS))
    ]
    return {
        "basics": {
            "name": "Soazig Exemple", "label": "Responsable d’exploitation", "email": "soazig@courriel.example",
            "phone": "+33639981001", "url": "https://soazig.example",
            "summary": "Quinze ans d’expérience dans les services, de l’assistance à la direction d’une équipe. "
            "Recherche un poste de responsable d’exploitation dans l’Ouest, de préférence en coopérative.",
            "location": {"city": "Quimper", "postalCode": "29000", "countryCode": "FR"},
        },
        "work": work,
        "skills": [{"name": name, "level": level, "keywords": words} for name, level, words in SKILLS],
        "education": [
            {"institution": name, "area": area, "studyType": kind, "startDate": start, "endDate": end}
            for name, area, kind, start, end in (
                ("Université de Bretagne Occidentale", "Informatique", "Master", "2006-09", "2008-06"),
                ("IUT de Lannion", "Génie logiciel", "DUT", "2004-09", "2006-06"),
                ("Lycée de Cornouaille", "Sciences", "Baccalauréat", "2001-09", "2004-06"),
            )
        ],
        "languages": [
            {"language": "Français", "fluency": "langue maternelle"}, {"language": "Anglais", "fluency": "C1"},
            {"language": "Breton", "fluency": "B2"},
        ],
        "certificates": [
            {"name": "Professional Scrum Master I", "issuer": "Scrum.org", "date": "2021-05"},
            {"name": "Administration de PostgreSQL", "issuer": "Dalibo", "date": "2019-11"},
        ],
    }
