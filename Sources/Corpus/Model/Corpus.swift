import Kernels

/// The articles of one run, in ascending order of their ids' bytes.
///
/// Every later stage names an article by its position in this order, so results cannot depend on the order
/// of the input.
package struct Corpus: Sendable {
    private struct Location: Sendable {
        var batch: UInt32
        var entry: UInt32
    }

    private let batches: [ArticleBatch]
    private let order: [Location]

    /// - Precondition: no two articles have the same id.
    /// - Complexity: O(n log n) in the articles.
    package init(_ batches: [ArticleBatch]) {
        self.batches = batches
        var keyed: [(prefix: UInt64, location: Location)] = []
        keyed.reserveCapacity(batches.reduce(0) { $0 + $1.entries.count })
        for (batch, content) in batches.enumerated() {
            for (entry, fields) in content.entries.enumerated() {
                var prefix: UInt64 = 0
                for offset in 0..<8 {
                    let byte = offset < fields.id.bounds.count ? content.bytes[fields.id.bounds.lowerBound + offset] : 0
                    prefix = prefix << 8 | UInt64(byte)
                }
                keyed.append((prefix, Location(batch: UInt32(batch), entry: UInt32(entry))))
            }
        }
        func idBytes(_ location: Location) -> ArraySlice<UInt8> {
            let batch = batches[Int(location.batch)]
            return batch.bytes[batch.entries[Int(location.entry)].id.bounds]
        }
        keyed.sort { a, b in
            a.prefix != b.prefix
                ? a.prefix < b.prefix : idBytes(a.location).lexicographicallyPrecedes(idBytes(b.location))
        }
        order = keyed.map(\.location)
    }

    package var count: Int { order.count }

    /// The UTF-8 of an article's text, as it is compared.
    package func text(_ article: Int) -> ArraySlice<UInt8> { bytes(article, \.text) }

    package func titleBytes(_ article: Int) -> ArraySlice<UInt8> { bytes(article, \.title) }

    package func id(_ article: Int) -> String { string(article, \.id) ?? "" }

    /// nil where the article has none.
    package func title(_ article: Int) -> String? { string(article, \.title) }
    package func source(_ article: Int) -> String? { string(article, \.source) }
    package func url(_ article: Int) -> String? { string(article, \.url) }
    package func storyLabel(_ article: Int) -> String? { string(article, \.storyLabel) }
    package func groupLabel(_ article: Int) -> String? { string(article, \.groupLabel) }

    /// The language as declared: a lower-case code without its region, "pt" for "pt-BR".
    package func language(_ article: Int) -> String? {
        string(article, \.language).flatMap { code in
            code.lowercased().split { $0 == "-" || $0 == "_" }.first.map(String.init)
        }
    }

    /// Seconds since 1970, nil where undated.
    package func published(_ article: Int) -> Int64? { entry(article).published }

    package func place(_ article: Int) -> RecordPlace { entry(article).place }

    package func isTruncated(_ article: Int) -> Bool { entry(article).isTruncated }

    /// Bytes of markup and furniture that cleaning took out.
    package func strippedBytes(_ article: Int) -> Int { entry(article).strippedBytes }

    private func entry(_ article: Int) -> ArticleBatch.Entry {
        let location = order[article]
        return batches[Int(location.batch)].entries[Int(location.entry)]
    }

    private func bytes(_ article: Int, _ field: KeyPath<ArticleBatch.Entry, ByteRange>) -> ArraySlice<UInt8> {
        let location = order[article]
        let batch = batches[Int(location.batch)]
        return batch.bytes[batch.entries[Int(location.entry)][keyPath: field].bounds]
    }

    private func string(_ article: Int, _ field: KeyPath<ArticleBatch.Entry, ByteRange>) -> String? {
        let bytes = bytes(article, field)
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
