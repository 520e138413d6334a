// SPDX-License-Identifier: GPL-3.0-or-later
package import ProfileModel

/// Recommendations, what they leave for the next run, and what was done for them.
package struct RecommendationResult: Sendable {
    package var recommendations: Recommendations
    package var memory: RecommendationMemory
    package var counts: RecommendationCounts
}
