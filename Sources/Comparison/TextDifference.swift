package import Corpus
import Kernels

/// What two texts have in common, sentence by sentence.
///
/// Sentences with the same words are copied, wherever they stand; of the rest the pairs with most words in common are
/// one sentence that was altered; what is left is in one text only.
package struct TextDifference: Sendable {
    /// A sentence, or two that belong together.
    package struct Part: Sendable, Equatable {
        package enum Kind: String, Sendable, CaseIterable { case copied, altered, onlyA = "only_a", onlyB = "only_b" }

        package var kind: Kind
        /// The sentences as they are written; nil in the text that has none.
        package var a: String?
        package var b: String?
        /// Whether it stands elsewhere in the order of the other text.
        package var isMoved = false

        /// Word by word.
        package var words: WordDifference {
            switch (a, b) {
            case (let a?, let b?): kind == .copied ? WordDifference(unchanged: a) : WordDifference(from: a, to: b)
            case (let a?, nil): WordDifference(unchanged: a, .removed)
            default: WordDifference(unchanged: b ?? "", .added)
            }
        }
    }

    /// In the order of the first text; what the second alone has stands behind what it follows there.
    package let parts: [Part]
    /// Sentences of either text that have words.
    package let sentencesOfA: Int
    package let sentencesOfB: Int

    /// How many parts are of a kind.
    package func count(_ kind: Part.Kind) -> Int { parts.count { $0.kind == kind } }

    /// The share of their words that two sentences have in common from which one is the other altered: twice the
    /// common words over all of both (Dice).
    private static let leastOverlap = 0.5

    /// The sentences of one text.
    package struct OfText: Sendable {
        fileprivate let sentences: [Sentence]

        /// - Parameter text: valid UTF-8, as it is compared.
        /// - Complexity: O(n log n) in the words.
        package init(of text: ArraySlice<UInt8>, tokenizer: Tokenizer) {
            sentences = TextDifference.sentences(of: text, tokenizer)
        }
    }

    /// - Complexity: the words of up to ``OverlapSearch/mostCandidates`` sentences for each sentence that is not copied.
    package init(from first: OfText, to second: OfText) {
        let (a, b) = (first.sentences, second.sentences)
        (sentencesOfA, sentencesOfB) = (a.count, b.count)
        var partnerOfA = [Int?](repeating: nil, count: a.count)
        var isTakenOfB = [Bool](repeating: false, count: b.count)
        var isCopied = [Bool](repeating: false, count: a.count)
        func pair(_ one: Int, _ other: Int) {
            partnerOfA[one] = other
            isTakenOfB[other] = true
        }
        // Of sentences that stand there several times, the first with the first.
        var waiting: [UInt64: [Int]] = [:]
        for index in b.indices.reversed() { waiting[b[index].key, default: []].append(index) }
        for index in a.indices {
            guard let other = waiting[a[index].key]?.popLast() else { continue }
            pair(index, other)
            isCopied[index] = true
        }
        let search = OverlapSearch(among: b.indices.filter { !isTakenOfB[$0] }.map { ($0, b[$0].tokens) })
        var found: [(overlap: Double, distance: Int, a: Int, b: Int)] = []
        for index in a.indices where partnerOfA[index] == nil {
            let near = Self.expected(index, partnerOfA, a.count, b.count)
            for (other, overlap) in search.overlaps(with: a[index].tokens) where overlap >= Self.leastOverlap {
                found.append((overlap, abs(other - near), index, other))
            }
        }
        found.sort { x, y in
            x.overlap != y.overlap ? x.overlap > y.overlap : (x.distance, x.a, x.b) < (y.distance, y.a, y.b)
        }
        for candidate in found where partnerOfA[candidate.a] == nil && !isTakenOfB[candidate.b] {
            pair(candidate.a, candidate.b)
        }
        parts = Self.ordered(a, b, partnerOfA, isTakenOfB, isCopied)
    }

    fileprivate struct Sentence: Sendable {
        var text: String
        /// Ascending, with repetitions.
        var tokens: [UInt64]
        /// The same for sentences of the same words in the same order.
        var key: UInt64
    }

    fileprivate static func sentences(of text: ArraySlice<UInt8>, _ tokenizer: Tokenizer) -> [Sentence] {
        var tokens = TokenBuffer(keepsPlaces: false)
        return Sentences.ranges(of: text.span).compactMap { range in
            let bytes = text[text.startIndex + range.lowerBound..<text.startIndex + range.upperBound]
            tokens.removeAll()
            tokenizer.tokenize(bytes.span, into: &tokens)
            guard tokens.count > 0 else { return nil }
            return Sentence(
                text: String(decoding: bytes, as: UTF8.self), tokens: tokens.hashes.sorted(),
                key: ShingleHashing.fingerprint(of: tokens.hashes.span).low)
        }
    }

    /// Where the partner of a sentence would stand by its place in the text.
    private static func expected(_ index: Int, _ partners: [Int?], _ countA: Int, _ countB: Int) -> Int {
        if index > 0, let before = partners[index - 1] { return before + 1 }
        return index * countB / max(1, countA)
    }

    private static func ordered(
        _ a: [Sentence], _ b: [Sentence], _ partnerOfA: [Int?], _ isTakenOfB: [Bool], _ isCopied: [Bool]
    ) -> [Part] {
        let pairs = partnerOfA.indices.filter { partnerOfA[$0] != nil }
        let backbone = Set(LongestAscent.positions(of: pairs.map { partnerOfA[$0]! }).map { pairs[$0] })
        var parts: [Part] = []
        var nextB = 0
        func addOnlyB(upTo end: Int) {
            while nextB < end {
                if !isTakenOfB[nextB] { parts.append(Part(kind: .onlyB, b: b[nextB].text)) }
                nextB += 1
            }
        }
        for index in a.indices {
            guard let partner = partnerOfA[index] else {
                parts.append(Part(kind: .onlyA, a: a[index].text))
                continue
            }
            let isInOrder = backbone.contains(index)
            if isInOrder { addOnlyB(upTo: partner) }
            parts.append(
                Part(
                    kind: isCopied[index] ? .copied : .altered, a: a[index].text, b: b[partner].text,
                    isMoved: !isInOrder))
            if isInOrder { nextB = partner + 1 }
        }
        addOnlyB(upTo: b.count)
        return parts
    }
}

/// Finds the sentences that have most words in common with one.
private struct OverlapSearch {
    /// Sentences that are compared in full, of those that share the rarest words.
    static let mostCandidates = 8
    /// Words of a sentence by which others are looked for, and sentences with one word that are looked at.
    private static let (mostProbes, mostHolders) = (12, 64)

    private let sentences: [(index: Int, tokens: [UInt64])]
    /// Per word: the sentences that hold it, ascending.
    private var holders: [UInt64: [Int32]] = [:]

    /// - Parameter sentences: their numbers, and their tokens ascending.
    init(among sentences: [(Int, [UInt64])]) {
        self.sentences = sentences
        for (position, sentence) in sentences.enumerated() {
            var last: UInt64?
            for token in sentence.1 where token != last {
                holders[token, default: []].append(Int32(position))
                last = token
            }
        }
    }

    /// Sentences with words in common, and the share of all words of both that they are.
    func overlaps(with tokens: [UInt64]) -> [(index: Int, overlap: Double)] {
        var probes: [(count: Int, token: UInt64)] = []
        for (position, token) in tokens.enumerated() where position == 0 || tokens[position - 1] != token {
            if let count = holders[token]?.count { probes.append((count, token)) }
        }
        probes.sort { $0 < $1 }
        var hits: [Int32: Int] = [:]
        for probe in probes.prefix(Self.mostProbes) {
            for holder in holders[probe.token]!.prefix(Self.mostHolders) { hits[holder, default: 0] += 1 }
        }
        return hits.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
            .prefix(Self.mostCandidates)
            .map { hit in
                let sentence = sentences[Int(hit.key)]
                return (sentence.index, Self.overlap(tokens, sentence.tokens))
            }
    }

    private static func overlap(_ a: [UInt64], _ b: [UInt64]) -> Double {
        var (i, j, shared) = (0, 0, 0)
        while i < a.count, j < b.count {
            if a[i] == b[j] {
                (i, j, shared) = (i + 1, j + 1, shared + 1)
            } else if a[i] < b[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return 2 * Double(shared) / Double(a.count + b.count)
    }
}
