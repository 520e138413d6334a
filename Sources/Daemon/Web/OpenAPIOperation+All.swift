// SPDX-License-Identifier: GPL-3.0-or-later
import JSONValues
import StatusPages
import WebService

extension OpenAPIOperation {
    /// Every address that is described: all there are.
    static let all: [OpenAPIOperation] = pages + watching + runs + notifications + models

    private static let pages: [OpenAPIOperation] = [
        OpenAPIOperation(
            method: .get,
            path: "/",
            summary: "The whole service as a page for people",
            parameters: [
                (
                    "show", "query", ["type": "string"],
                    "Which runs are listed: \(RunChoice.allCases.map(\.rawValue).joined(separator: ", ")); any other lists all."
                ),
                ("before", "query", ["type": "string"], "Only runs submitted before this one."),
                ("refresh", "query", ["type": "string"], "Seconds after which the browser asks again, from 2 to 3600."),
            ],
            answers: [page]
        ),
        OpenAPIOperation(
            method: .get,
            path: "/runs/{id}",
            summary: "A run as a page for people",
            answers: [page]
        ),
    ]

    private static let page = Answer(
        status: 200,
        meaning: "A page that works without scripts and loads nothing.",
        mediaType: "text/html",
        schema: ["type": "string"]
    )

    private static let events = Answer(
        status: 200,
        meaning: "Events, as an EventSource reads them.",
        mediaType: "text/event-stream",
        schema: [:]
    )

    private static let watching: [OpenAPIOperation] = [
        OpenAPIOperation(
            method: .get,
            path: "/healthz",
            summary: "Whether the process answers",
            isOpen: true,
            answers: [.init(status: 200, meaning: "It does.", schema: OpenAPISchemas.reference("Health"))]
        ),
        OpenAPIOperation(
            method: .get,
            path: "/readyz",
            summary: "Whether work is taken up now: database, engine, disk",
            isOpen: true,
            answers: [
                .init(status: 200, meaning: "It is.", schema: OpenAPISchemas.reference("Readiness")),
                .init(status: 503, meaning: "It is not; the reasons.", schema: OpenAPISchemas.reference("Readiness")),
            ]
        ),
        OpenAPIOperation(
            method: .get,
            path: "/metrics",
            summary: "Metrics in Prometheus' text format",
            isOpen: true,
            answers: [.init(status: 200, meaning: "All metrics.", mediaType: "text/plain", schema: ["type": "string"])]
        ),
        OpenAPIOperation(
            method: .get,
            path: "/openapi.json",
            summary: "This description",
            answers: [.init(status: 200, meaning: "OpenAPI 3.1.", schema: ["type": "object"])]
        ),
        OpenAPIOperation(
            method: .post,
            path: "/api/v1/links",
            summary: "Make a link that lets a browser in once, within two minutes",
            answers: [.init(status: 201, meaning: "The link, without host.", schema: OpenAPISchemas.reference("Link"))]
        ),
        OpenAPIOperation(
            method: .get,
            path: "/open/{link}",
            summary: "Follow such a link",
            isOpen: true,
            answers: [
                .init(status: 303, meaning: "The cookie is set; go on to the page."),
                .init(status: 410, meaning: "Used already, or too old.", schema: OpenAPISchemas.reference("Error")),
            ]
        ),
    ]

    private static let runs: [OpenAPIOperation] = [
        OpenAPIOperation(
            method: .post,
            path: "/api/v1/runs",
            summary: "Start a run with each file that is sent",
            parameters: [
                ("pipeline", "query", ["type": "string"], "The pipeline; in a form the field pipeline does as well."),
                (
                    "name", "query", ["type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._ -]{0,199}$"],
                    "The name of a file that is the content itself; needed then."
                ),
                ("Idempotency-Key", "header", ["type": "string"], "The same key again starts no second run."),
            ],
            content: [
                ("application/octet-stream", ["type": "string", "format": "binary"]),
                (
                    "multipart/form-data",
                    [
                        "type": "object",
                        "properties": [
                            "pipeline": ["type": "string"], "file": ["type": "string", "format": "binary"],
                        ],
                    ]
                ),
            ],
            answers: [.init(status: 202, meaning: "The runs.", schema: OpenAPISchemas.reference("Started"))]
        ),
        OpenAPIOperation(
            method: .get,
            path: "/api/v1/runs/{id}",
            summary: "The report of a run, as far as it is known",
            answers: [.init(status: 200, meaning: "As run.json.", schema: OpenAPISchemas.reference("Run"))]
        ),
        OpenAPIOperation(
            method: .get,
            path: "/api/v1/runs/{id}/events",
            summary: "What a run tells, until it has ended",
            parameters: [
                (
                    "Last-Event-ID", "header", ["type": "string", "pattern": "^[0-9]{1,15}$"],
                    "Only what came after this event."
                ),
                (
                    "after", "query", ["type": "string", "pattern": "^[0-9]{1,15}$"],
                    "The same, for who cannot set a header."
                ),
            ],
            answers: [events]
        ),
        OpenAPIOperation(
            method: .get,
            path: "/api/v1/runs/{id}/artifacts/{name}",
            summary: "An artifact of a run",
            answers: [.init(status: 200, meaning: "Its bytes.", mediaType: "*/*", schema: [:])]
        ),
    ]

    private static let notifications: [OpenAPIOperation] = [
        OpenAPIOperation(
            method: .get,
            path: "/api/v1/notifications/events",
            summary: "The messages of the feed as they come, without end",
            parameters: [
                (
                    "Last-Event-ID", "header", OpenAPISchemas.inPath("id"),
                    "Begin with what came after this message; else with the next."
                ),
                ("after", "query", OpenAPISchemas.inPath("id"), "The same, for who cannot set a header."),
            ],
            answers: [events]
        )
    ]

    private static let models: [OpenAPIOperation] =
        [
            OpenAPIOperation(
                method: .post,
                path: "/api/v1/analyze",
                summary: "Read the text of a CV and answer with its profile as flat French JSON",
                content: [("application/json", OpenAPISchemas.reference("Analysis"))],
                answers: [
                    .init(status: 200, meaning: "The profile.", schema: OpenAPISchemas.reference("Analysed")),
                    .init(
                        status: 422,
                        meaning: "The run failed; the reason.",
                        schema: ["anyOf": [OpenAPISchemas.reference("Analysed"), OpenAPISchemas.reference("Error")]]
                    ),
                    .init(
                        status: 504,
                        meaning: "The run goes on; its number.",
                        schema: OpenAPISchemas.reference("Error")
                    ),
                ]
            ),
            OpenAPIOperation(
                method: .get,
                path: "/api/v1/models/status",
                summary: "The language models and their servers, looked at now",
                answers: [.init(status: 200, meaning: "All of them.", schema: OpenAPISchemas.reference("Models"))]
            ),
        ]
        + ["/api/v1/generate", "/generate/stream"].map { path in
            OpenAPIOperation(
                method: .post,
                path: path,
                summary: "Ask a language model, and read its answer while it is written",
                content: [("application/json", OpenAPISchemas.reference("Question"))],
                answers: [events]
            )
        }
}
