// SPDX-License-Identifier: GPL-3.0-or-later

/// The fields of a document but its pages, by key.
extension JSONBytes {
    mutating func appendBeforePages(_ document: Document) {
        listUnlessEmpty("attachments", document.attachments) { $0.append($1) }
        listUnlessEmpty("comments", document.comments) { $0.append($1) }
        if let counts = document.counts {
            key("counts")
            append(counts)
        }
        listUnlessEmpty("data_files", document.dataFiles) { $0.append($1) }
        listUnlessEmpty("deletions", document.deletions) { json, deletion in
            json.raw("{")
            json.field("author", deletion.author)
            json.field("date", deletion.date)
            json.field("text", deletion.text)
            json.raw("}")
        }
        listUnlessEmpty("fields", document.fields) { json, field in
            json.raw("{")
            json.field("box", field.box)
            json.field("name", field.name)
            json.field("page", field.page)
            json.field("value", field.value)
            json.raw("}")
        }
        list("hidden", document.hidden) { json, hidden in
            json.raw("{")
            json.field("box", hidden.box)
            json.field("page", hidden.page)
            json.field("reason", hidden.reason)
            json.field("text", hidden.text)
            json.raw("}")
        }
        listUnlessEmpty("images", document.images) { $0.append($1) }
        listUnlessEmpty("links", document.links) { json, link in
            json.raw("{")
            json.field("box", link.box)
            json.field("page", link.page)
            json.field("target", link.target)
            json.raw("}")
        }
        field("media_type", document.mediaType)
        key("metadata")
        append(document.metadata)
        listUnlessEmpty("outline", document.outline) { json, item in
            json.raw("{")
            json.field("level", item.level)
            json.field("page", item.page)
            json.field("title", item.title)
            json.raw("}")
        }
    }

    /// What stands after the pages, which come before: a comma is due.
    mutating func appendAfterPages(_ document: Document) {
        listUnlessEmpty("parts", document.parts) { $0.string($1) }
        field("schema", document.schema)
        list("warnings", document.warnings) { json, warning in
            json.raw("{")
            json.field("code", warning.code)
            json.field("message", warning.message)
            json.field("message_fr", warning.messageFR)
            json.field("page", warning.page)
            json.raw("}")
        }
    }

    private mutating func append(_ attachment: Document.Attachment) {
        raw("{")
        field("bytes", attachment.bytes)
        field("is_document", attachment.isDocument)
        field("media_type", attachment.mediaType)
        field("name", attachment.name)
        field("sha256", attachment.sha256)
        raw("}")
    }

    private mutating func append(_ comment: Document.Comment) {
        raw("{")
        field("anchor", comment.anchor)
        field("author", comment.author)
        field("box", comment.box)
        field("date", comment.date)
        field("page", comment.page)
        field("text", comment.text)
        raw("}")
    }

    private mutating func append(_ counts: Document.Counts) {
        raw("{")
        field("characters", counts.characters)
        if !counts.apart.isEmpty {
            key("characters_apart")
            raw("{")
            for (index, entry) in counts.apart.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { raw(",") }
                string(entry.key)
                raw(":")
                integer(entry.value)
            }
            raw("}")
        }
        field("characters_seen", counts.seen)
        field("characters_unexplained", counts.unexplained)
        field("images", counts.images)
        field("images_needing_ocr", counts.imagesNeedingRecognition)
        listUnlessEmpty("pages_without_text", counts.pagesWithoutText) { $0.integer($1) }
        listUnlessEmpty("parts_skipped", counts.skipped) { json, part in
            json.raw("{")
            json.field("name", part.name)
            json.field("reason", part.reason)
            json.raw("}")
        }
        raw("}")
    }

    private mutating func append(_ image: Document.Image) {
        raw("{")
        field("box", image.box)
        field("description", image.description)
        field("height", image.height)
        field("name", image.name)
        field("page", image.page)
        field("width", image.width)
        raw("}")
    }

    private mutating func append(_ metadata: Document.Metadata) {
        raw("{")
        field("author", metadata.author)
        field("created_at", metadata.createdAt)
        field("creator", metadata.creator)
        field("keywords", metadata.keywords)
        field("language", metadata.language)
        field("modified_at", metadata.modifiedAt)
        field("producer", metadata.producer)
        field("recipient", metadata.recipient)
        field("subject", metadata.subject)
        field("title", metadata.title)
        raw("}")
    }
}
