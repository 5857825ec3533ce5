extension Reading {
    /// Looks whether fields that were named are there: a slip of the pen must not pass for a corpus without titles or dates.
    ///
    /// - Parameters:
    ///   - fields: what was named, and what for.
    ///   - path: what was read.
    /// - Throws: where no record has one of them, or nothing that was read has fields.
    /// - Complexity: O(n) in the records, for fields that few of them have.
    package func checkFields(
        _ fields: [(role: FieldNames.Role, name: String)], of path: String
    ) throws(CorpusError) {
        let entries = batches.lazy.filter { !$0.titleFromText }.flatMap(\.entries)
        guard entries.first != nil else {
            guard let (role, name) = fields.first, batches.contains(where: { !$0.entries.isEmpty }) else { return }
            throw CorpusError(
                .badInput, at: .init(path: path), "there is no field \"\(name)\": plain texts have none",
                remedy: "leave \(role.option) out")
        }
        for (role, name) in fields where !entries.contains(where: { isThere(role, in: $0) }) {
            throw CorpusError(
                .badInput, at: .init(path: path), "no record has the field \"\(name)\"",
                remedy: NearestName(statistics.fields.map(\.path)).nearest(to: name).map {
                    "did you mean \(role.option) \($0)?"
                } ?? "give \(role.option) the name it has, or leave the option out")
        }
    }

    private func isThere(_ role: FieldNames.Role, in entry: ArticleBatch.Entry) -> Bool {
        switch role {
        case .published: statistics.undated > 0 || entry.published != nil
        // Records without the field are named after their places.
        case .id: entry.idOrigin == .record
        case .title: !entry.title.isEmpty
        case .source: !entry.source.isEmpty
        case .url: !entry.url.isEmpty
        case .language: !entry.language.isEmpty
        case .story: !entry.storyLabel.isEmpty
        case .duplicateGroup: !entry.groupLabel.isEmpty
        case .text, .summary: true
        }
    }
}
