import Corpus
import Kernels

/// Which texts have an article that is new, and which have one of the reference corpus; a text may have both.
///
/// Only pairs with a new article are looked for. So a stage asks of every pair of texts whether it may be one,
/// before anything is spent on it. Without a reference corpus all articles are new.
struct TextOrigins: Sendable {
    /// Per article, or text: whether it is of the reference, or has such an article, or a new one. All are empty
    /// where there is no reference.
    private let isReferenceArticle: [Bool]
    private let isReferenceText: [Bool]
    private let isNewText: [Bool]

    /// Where there is no reference.
    static let allNew = TextOrigins(isReferenceArticle: [], isReferenceText: [], isNewText: [])

    private init(isReferenceArticle: [Bool], isReferenceText: [Bool], isNewText: [Bool]) {
        self.isReferenceArticle = isReferenceArticle
        self.isReferenceText = isReferenceText
        self.isNewText = isNewText
    }

    /// - Parameter textOf: per article; `UInt32.max` for one without a text.
    init(textOf: [UInt32], count: Int, in corpus: Corpus) {
        guard corpus.referenceCount + corpus.referencesElsewhere > 0 else {
            self = .allNew
            return
        }
        let isReference = textOf.indices.map { corpus.isReference($0) }
        var (references, news) = ([Bool](repeating: false, count: count), [Bool](repeating: false, count: count))
        for (article, text) in textOf.enumerated() where text != .max {
            if isReference[article] { references[Int(text)] = true } else { news[Int(text)] = true }
        }
        self.init(isReferenceArticle: isReference, isReferenceText: references, isNewText: news)
    }

    /// The same texts under other numbers.
    ///
    /// - Parameter order: per number, the text that has it.
    func reordered(_ order: [UInt32]) -> TextOrigins {
        guard hasReferences else { return self }
        return TextOrigins(
            isReferenceArticle: [], isReferenceText: order.map { isReferenceText[Int($0)] },
            isNewText: order.map { isNewText[Int($0)] })
    }

    /// Whether there is a reference corpus with a text.
    var hasReferences: Bool { !isNewText.isEmpty }

    func isReference(_ article: Int) -> Bool { !isReferenceArticle.isEmpty && isReferenceArticle[article] }

    /// Whether one of a text's articles is new.
    func hasNew(_ text: Int) -> Bool { isNewText.isEmpty || isNewText[text] }

    /// Whether one of a text's articles is of the reference.
    func hasReference(_ text: Int) -> Bool { hasReferences && isReferenceText[text] }

    /// Whether two texts may be a pair: one of them has a new article.
    func mayPair(_ a: Int, _ b: Int) -> Bool { isNewText.isEmpty || isNewText[a] || isNewText[b] }
}

// MARK: Candidates

extension TextOrigins {
    /// Takes out the entries whose key no new text has; what is left is little where few texts are new.
    ///
    /// A key may stay that shares its place in a small table with one of a new text.
    ///
    /// - Parameter entries: each a key in the high half, over a text.
    /// - Complexity: O(n) in the entries.
    func keepWhatNewTextsShare(_ entries: inout [UInt64]) {
        guard hasReferences else { return }
        func isNew(_ entry: UInt64) -> Bool { isNewText[Int(entry & 0xFFFF_FFFF)] }
        var bits = 12
        while bits < 32, 1 << bits < 16 * entries.count(where: isNew) { bits += 1 }
        func place(_ entry: UInt64) -> Int { Int(((entry >> 32) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits)) }
        var isTaken = [Bool](repeating: false, count: 1 << bits)
        for entry in entries where isNew(entry) { isTaken[place(entry)] = true }
        entries.removeAll { !isTaken[place($0)] }
    }
}
