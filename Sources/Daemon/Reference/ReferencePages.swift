// SPDX-License-Identifier: GPL-3.0-or-later
private import DocumentModel
private import JobModel
package import PipelineModel

/// The pages of docs/ that are made from the code, so that they cannot say something else.
package enum ReferencePages {
    /// docs/errors.md: every code with its class and both texts, then every warning.
    package static var errors: String {
        var page = """
            # Errors

            Generated from the catalogue in the code. A failed run names its code in `run.json` and in `ERROR.txt`.
            Classes: *transient* is tried again with back-off; *permanent* fails at once; *environment* makes the queue
            wait and burns no attempt; *defect* is counted apart, and the second one sets the file aside.

            | code | class | what happened | que s’est-il passé | what to do | que faire |
            |---|---|---|---|---|---|

            """
        for code in ErrorCode.all {
            page +=
                "| `\(code.name)` | \(code.errorClass.rawValue) | \(code.message) | \(code.messageFR) | \(code.hint) | \(code.hintFR) |\n"
        }
        return page + warnings
    }

    private static var warnings: String {
        section(
            "Warnings",
            """
            A document that holds text is read in spite of its oddities. They stand in `warnings` of `document.json` and of
            `run.json`, and beside the run in the folder's page; the run succeeds. `{n}` and `{detail}` are filled in.
            """,
            WarningKind.documents
        )
            + section(
                "Warnings about profiles",
                """
                What is found wrong with a reading stands in `warnings` of `run.json`; the word after the dot is a reason in
                `x-greffier.review` of `profile.json` and in `review` of `run.json`: a person should look. For `conflict` the
                reason has the words of both readers; `ungrounded` and
                `unknown_names` are warnings alone. `greffier doctor` counts them,
                `greffier runs list --review` lists the runs that wait for a look.
                """,
                WarningKind.profiles
            )
            + section(
                "Warnings about offers and scores",
                "They stand in `warnings` of `run.json` too; the results are made all the same.",
                WarningKind.matching
            )
            + section("Warnings about prompts", nil, WarningKind.prompts)
            + section("Warnings about event logs", nil, WarningKind.events)
            + section("Warnings about documents made", nil, WarningKind.rendering)
    }

    private static func section(_ heading: String, _ introduction: String?, _ kinds: [WarningKind]) -> String {
        var page = "\n## \(heading)\n\n" + (introduction.map { $0 + "\n\n" } ?? "")
        page += "| code | what was found | ce qui a été constaté | what to do | que faire |\n|---|---|---|---|---|\n"
        for kind in kinds {
            page += "| `\(kind.code)` | \(kind.message) | \(kind.messageFR) | \(kind.hint) | \(kind.hintFR) |\n"
        }
        return page
    }

    /// docs/settings.md: every key of greffier.yaml with its default.
    package static var settings: String {
        var page = """
            # Settings

            Generated from the code. `greffier.yaml` in the workspace; every key has a default, so the file may be empty.
            The order is: command-line flag, `GREFFIER_…` variable, file, default. An unknown key is an error that names
            the line and the nearest key.

            | key | default | variable | meaning |
            |---|---|---|---|

            """
        for key in SettingKey.all {
            page += "| `\(key.path)` | \(key.standard) | `\(key.variable)` | \(key.meaning) |\n"
        }
        page += """

            ## models

            ```yaml
            models:
              default:                      # the name that stages use
                provider: auto              # auto (asks the server), ollama or openai
                endpoints: [http://127.0.0.1:11434]
                model: mistral              # default: mistral where the server lists it, else its only model
                context: 8192               # tokens; default: what the server says
                key: {env: MISTRAL_API_KEY} # or {credential: NAME}; a key never stands in this file
                keep_alive: 30m             # how long an Ollama keeps the model in memory; forever, or 0s
                warm_up: false              # load the model when the daemon starts
                parallel: 2                 # requests at once to one server; default: what the server says, else 1 (docs/models.md)
                rate: {requests_per_minute: 60, tokens_per_minute: 100000}    # of each server; default: no bound
                price: {input: 0.1, output: 0.3, currency: EUR}               # of a million tokens; default: none
                timeout: 30m                # of one answer; default: by the speed of the server
            ```

            An endpoint may be a list of its own keys, where servers differ; what it does not say is the model's:

            ```yaml
                endpoints:
                  - http://127.0.0.1:11434
                  - {url: https://api.mistral.ai, model: ministral-8b-latest, key: {credential: mistral-key}}
                  - {url: http://10.0.0.7:8080, context: 16384, parallel: 4}
            ```

            `{env: NAME}` is a variable of the environment (capitals, digits and `_`), `{credential: NAME}` a file that systemd puts there by
            `LoadCredential=NAME:/path`. A key that is missing refuses the model (`model.refused`) and stops nothing else.

            `LLM_URL` in the environment is the endpoint of `default` when the file names none.

            ## embedding

            ```yaml
            embedding: lexical              # the default: words and their parts, no model, no server
            ```

            ```yaml
            embedding:                      # or a model of an Ollama or OpenAI-compatible server, with the keys of a model above
              endpoints: [http://127.0.0.1:11434]
              model: bge-m3
            ```

            What gives the passages of collections their vectors. Documents never wait for the server: they are found by their words at
            once and by their meaning as soon as the vectors are there. A passage that is too long for the model is halved and has the
            mean of its halves; one that the model cannot take stays without a vector. When the setting or the weights of the model
            change, the daemon makes all vectors again while the old ones serve; vectors of two models are never compared.
            `GREFFIER_EMBEDDING` is `lexical`, or the address of the server.

            ## rates

            ```yaml
            rates:
              mistral:                      # the name that stages use: `rate: mistral`
                requests: 60/m              # attempts that may start; per s, m, h or d
                burst: 10                   # so many of them at once after a rest; default 1: evenly spread
                tokens: 100000/m            # tokens of language models, booked when an attempt ends
            ```

            One of `requests` and `tokens` suffices. A rate holds over all pipelines, queues and restarts. Results taken
            from earlier work cost nothing. A stage that names a rate that is not here does not check.

            ## notifications

            ```yaml
            notifications:
              smtp:                         # by mail
                host: mail.example.org
                security: starttls          # the default, port 587; or tls (465), or none (25)
                port: 587
                user: greffier              # with password, or neither
                password: {credential: smtp-password}   # or {env: NAME}
                from: Greffier <greffier@example.org>
              webhook:                      # signed JSON
                url: https://hooks.example.org/greffier
                secret: {credential: webhook-secret}
                allow_private: false        # true for an address of this machine or its network
              sms:                          # by somebody's gateway; {to}, {text} and {key} are filled in
                url: https://sms.example.org/send
                method: POST                # or GET, PUT
                headers: {Content-Type: application/json, Authorization: "Bearer {key}"}
                body: '{"to": "{to}", "text": "{text}"}'
                key: {env: SMS_KEY}
                allow_private: false
              rules:
                - {on: failed, to: [admin@example.org, webhook]}
                - {on: [review, done], to: feed, pipelines: [cv]}
                - {on: digest, to: [rh@example.org, "+33612345678"]}
                - {on: failed, to: feed, wait: 1m, again: 1h, per_hour: 20}
            ```

            `on` takes `failed`, `review`, `done` and `digest`; `to` mail addresses, numbers, `webhook` and `feed` (`outbox/feed.json`).
            What these do, and how a hundred failures become one message, stands in [notifications.md](notifications.md).

            """
        return page
    }

    /// The part of docs/pipelines.md that lists the stage kinds.
    package static func stages(_ kinds: [String: StageKindDescription]) -> String {
        var page = "| kind | takes | makes | options |\n|---|---|---|---|\n"
        for kind in kinds.values.sorted(by: { $0.kind < $1.kind }) {
            var takes = kind.inputs.map { $0.isRequired ? "`\($0.artifact)`" : "`\($0.artifact)`?" }.joined(
                separator: ", "
            )
            switch kind.json {
            case .one: takes = "any JSON, or an item"
            case .every: takes = "JSON of all items"
            case nil: break
            }
            if kind.takesEverything { takes = "what the stages in `from` made" }
            var makes = kind.makes.map { "`\($0)`" }.joined(separator: ", ")
            for (option, names) in kind.makesByOption.sorted(by: { $0.key < $1.key }) {
                makes += "; with `\(option)` " + names.map { "`\($0)`" }.joined(separator: ", ")
            }
            let options = kind.options.sorted { $0.key < $1.key }.map { "`\($0.key)`: \($0.value.words)" }.joined(
                separator: "; "
            )
            page +=
                "| `\(kind.kind)` | \(takes.isEmpty ? "the file" : takes) | \(makes.isEmpty ? "an entry" : makes) | \(options) |\n"
        }
        return page
    }
}
