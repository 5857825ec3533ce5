extension StoryRecord {
    /// What is known of a number of a result before it is shown: a share of one, or a count.
    private static let shares = -0.001...1.001
    private static let counts = 0...(1 << 53)

    /// The name of a number that no result has; nil where there is none.
    var impossibleNumber: String? {
        let members = members.flatMap(\.numbers)
        let receipts = receipts.flatMap(\.numbers)
        let dependents = provenance.dependentTexts.map { Number.share("confidence", $0.confidence) }
        let own: [Number] = [
            .share("confidence", confidence), .share("confidence", provenance.origin.confidence),
            .count("independent_texts", provenance.independentTexts),
        ]
        let cosines = (similarities ?? []).joined().map { Number.share("similarities", $0) }
        let ranks = (related ?? []).map { Number.count("rank", $0.rank) }
        return [own, receipts, dependents, cosines, ranks, members].lazy.joined().first { !$0.isPossible }?.name
    }

    /// A number of a record by the name of its field.
    fileprivate enum Number {
        case share(String, Double?)
        case count(String, Int?)

        var name: String {
            switch self {
            case .share(let name, _), .count(let name, _): name
            }
        }

        var isPossible: Bool {
            switch self {
            case .share(_, let value): value.map(StoryRecord.shares.contains) ?? true
            case .count(_, let value): value.map(StoryRecord.counts.contains) ?? true
            }
        }
    }
}

extension VersionRecord {
    fileprivate var numbers: [StoryRecord.Number] {
        let own: [StoryRecord.Number] = [
            .share("cosine", cosine), .share("confidence", confidence),
            .share("confidence", provenance.origin.confidence),
        ]
        let links = provenance.chain.flatMap { link -> [StoryRecord.Number] in
            [
                .share("similarity", link.similarity), .share("confidence", link.confidence),
                .count("alternatives", link.alternatives),
            ]
        }
        let articles = articles.flatMap { article -> [StoryRecord.Number] in
            [.share("similarity", article.similarity), .count("words", article.words)]
        }
        return own + links + articles + receipts.flatMap(\.numbers)
    }
}

extension ReceiptRecord {
    fileprivate var numbers: [StoryRecord.Number] {
        [
            .count("words", words), .count("contains", contains), .share("complete", complete),
            .share("earliest", earliest), .share("latest", latest), .share("central", central),
            .share("source", source), .share("clean", clean), .share("score", score),
        ]
    }
}

/// Counts of a record: what fits no `Int` is told with its field, where the decoder of integers takes it for no JSON.
extension KeyedDecodingContainer {
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
        let number = try decode(Double.self, forKey: key)
        guard let count = Int(exactly: number) else {
            throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "\(number) is no count")
        }
        return count
    }

    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
        guard contains(key), try !decodeNil(forKey: key) else { return nil }
        return try decode(type, forKey: key)
    }
}
