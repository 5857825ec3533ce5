package import Stories

extension Fold {
    /// What labels say of the versions in the stories found, story by story; those of a single version, and versions
    /// without a labelled article or without any other in their story, are left out.
    ///
    /// - Parameter labels: per article its gold label, nil where it has none.
    package func confidenceExamples(labels: [String?]) -> [[ConfidenceModel.Example]] {
        stories.compactMap { story in
            let known = story.versions.map { version in version.members.compactMap { labels[$0.article] } }
            var counts: [String: Int] = [:]
            for label in known.joined() { counts[label, default: 0] += 1 }
            let total = counts.values.reduce(0, +)
            let examples = zip(story.versions, known).compactMap { version, own -> ConfidenceModel.Example? in
                guard let membership = version.membership, !own.isEmpty, total > own.count else { return nil }
                let right = own.reduce(0) { sum, label in
                    sum + counts[label]! - own.count { $0 == label }
                }
                return ConfidenceModel.Example(
                    membership: membership,
                    rightShare: Double(right) / Double(own.count * (total - own.count)), weight: Double(own.count))
            }
            return examples.isEmpty ? nil : examples
        }
    }
}
