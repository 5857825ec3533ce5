/// Phrases by their first words.
package struct PhraseTable: Sendable {
    private let rest: [UInt64: [[UInt64]]]

    /// - Parameter phrases: in lower case, parted by semicolons and line breaks.
    package init(_ phrases: String) {
        var rest: [UInt64: [[UInt64]]] = [:]
        for phrase in phrases.split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
            let text = Array(phrase.utf8)
            let keys = LineShape(0..<text.count, of: text.span).words.map(\.key)
            guard let first = keys.first else { continue }
            rest[first, default: []].append(Array(keys.dropFirst()))
        }
        self.rest = rest
    }

    /// Whether a phrase begins at a place among some words; how many of these it has, the most where several do.
    package func length(at place: Int, of words: [LineShape.Word]) -> Int? {
        guard place < words.count, let candidates = rest[words[place].key] else { return nil }
        return candidates.filter { keys in
            place + keys.count < words.count
                && keys.indices.allSatisfy { words[place + 1 + $0].key == keys[$0] }
        }.map { $0.count + 1 }.max()
    }

    /// Whether a phrase stands among some words.
    func isIn(_ words: [LineShape.Word]) -> Bool { words.indices.contains { length(at: $0, of: words) != nil } }
}
