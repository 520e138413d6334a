// SPDX-License-Identifier: GPL-3.0-or-later

extension FrenchHelp {
    static let models = [
        "List the language models of the settings, test them, have one fetched, see what they were asked.":
            "Liste les modèles de langage des réglages, les essaie, en fait télécharger un, montre ce qui leur a été demandé.",
        "List the models of greffier.yaml, their servers, and what each server has.":
            "Liste les modèles de greffier.yaml, leurs serveurs et ce que chacun possède.",
        "Ask each server of the models a real question, and say what is wrong and how to mend it.":
            "Pose une vraie question à chaque serveur des modèles, et dit ce qui ne va pas et comment y remédier.",
        "Ends with 0 when every model has a server that can be used, else with 4.":
            "Se termine par 0 quand chaque modèle a un serveur utilisable, sinon par 4.",
        "A model of greffier.yaml; all of them unless named.":
            "Un modèle de greffier.yaml ; tous sans ce nom.",
        "Have an Ollama fetch a model from its library.":
            "Fait télécharger à un Ollama un modèle de sa bibliothèque.",
        "Other servers cannot be told to: LM Studio (lms get), llama-server (-m FILE) and vLLM load what they are started with.":
            "Les autres serveurs ne savent pas le faire : LM Studio (lms get), llama-server (-m FICHIER) et vLLM chargent ce avec quoi on les lance.",
        "The model as Ollama's library calls it, as in mistral or mistral:7b-instruct.":
            "Le modèle comme l’appelle la bibliothèque d’Ollama, par exemple mistral ou mistral:7b-instruct.",
        "The server, instead of one of greffier.yaml.":
            "Le serveur, au lieu d’un de ceux de greffier.yaml.",
        "The model of greffier.yaml whose server fetches it; default unless named.":
            "Le modèle de greffier.yaml dont le serveur le télécharge ; default sans ce nom.",
        "Sum up the calls to language models: tokens, time, cost.":
            "Résume les appels aux modèles de langage : jetons, temps, coût.",
        "From when on: a span such as 12h, 7d or 4w, or a day such as 2026-11-01.":
            "Depuis quand : une durée comme 12h, 7d ou 4w, ou un jour comme 2026-11-01.",
        "One line for each model, day, pipeline or endpoint.":
            "Une ligne par modèle (model), jour (day), traitement (pipeline) ou serveur (endpoint).",
    ]
}
