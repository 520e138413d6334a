// SPDX-License-Identifier: GPL-3.0-or-later

extension RunReport {
    /// Writes every key, with `null` where there is no value: readers may rely on the keys being there.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(schema, forKey: .schema)
        try container.encode(run, forKey: .run)
        try container.encode(pipeline, forKey: .pipeline)
        try container.encode(status, forKey: .status)
        try container.encode(trigger, forKey: .trigger)
        try container.encode(tags, forKey: .tags)
        try container.encode(input, forKey: .input)
        try container.encode(submittedAt, forKey: .submittedAt)
        try container.encode(startedAt, forKey: .startedAt)
        try container.encode(finishedAt, forKey: .finishedAt)
        try container.encode(stages, forKey: .stages)
        try container.encode(artifacts, forKey: .artifacts)
        try container.encode(warnings, forKey: .warnings)
        try container.encode(degraded, forKey: .degraded)
        try container.encode(review, forKey: .review)
        try container.encode(quality, forKey: .quality)
        try container.encode(corrected, forKey: .corrected)
        try container.encode(corrects, forKey: .corrects)
        try container.encode(duplicateOf, forKey: .duplicateOf)
        try container.encode(supersedes, forKey: .supersedes)
        try container.encode(parent, forKey: .parent)
        try container.encode(children, forKey: .knownChildren)
        try container.encode(collections, forKey: .collections)
        try container.encode(error, forKey: .error)
        try container.encode(greffier, forKey: .greffier)
    }
}
