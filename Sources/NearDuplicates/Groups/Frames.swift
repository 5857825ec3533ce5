import Corpus
import Kernels

/// Finds texts that are one frame with other words in it, as three of them show: where two differ the third differs from both,
/// and what each has there is its own.
///
/// An editor who makes the third version of a text changes another place of it than the one who made the second. So no
/// capitals need to tell what is a name, and no list what is a trade or a cause.
struct Frames {
    private let same: DuplicateGraph
    private let apart: DuplicateGraph
    private let verifier: Verifier

    /// Words that all have alike between two places, fewer and these are one: a beginning that was put anew.
    private static let fewestWordsBetween = 4
    /// Places in which all three differ, and how many of them where they stand together.
    private static let (fewestPlaces, fewestNearPlaces) = (2, 3)
    /// Figures, or names beside one, that make what texts share a report.
    private static let (fewestFigures, fewestNames) = (2, 3)
    /// Standing text is in one piece, or in two around what a text says.
    private static let mostPassages = 2
    /// Third texts that are asked about two.
    private static let mostWitnesses = 6
    /// Of a text with more neighbours the first few on each side are asked.
    private static let mostNeighbours = 32

    /// - Parameters:
    ///   - same: pairs of versions of one text.
    ///   - apart: pairs of texts that say different things.
    init(in same: DuplicateGraph, apart: DuplicateGraph, _ verifier: Verifier) {
        (self.same, self.apart, self.verifier) = (same, apart, verifier)
    }

    /// The pairs of two fillings of one form, and those of texts with standing text around their own, packed.
    ///
    /// - Complexity: O(n) in the links of texts that are in a triangle, each of which is aligned.
    /// - Throws: when a temporary file cannot be read.
    func pairs(threads: Int) throws(CorpusError) -> (forms: Set<UInt64>, standing: Set<UInt64>) {
        guard !verifier.rule.isScanned else { return ([], []) }
        var asked: [(pair: UInt64, witnesses: [Int])] = []
        same.forEachLink { link in
            let witnesses = witnesses(of: link.lower, link.higher)
            if !witnesses.isEmpty { asked.append((link.pair, witnesses)) }
        }
        let (block, questions) = (256, asked)
        let found = try parallelMap(count: (asked.count + block - 1) / block, threads: threads) {
            (index) throws(CorpusError) -> [(UInt64, Difference)] in
            var reader = Reader(verifier)
            var found: [(UInt64, Difference)] = []
            for (pair, witnesses) in questions[index * block..<min(questions.count, (index + 1) * block)] {
                let (a, b) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
                if let difference = try difference(a, b, witnesses, &reader) { found.append((pair, difference)) }
            }
            return found
        }.joined()
        var pairs: (forms: Set<UInt64>, standing: Set<UInt64>) = ([], [])
        for (pair, difference) in found {
            if difference == .otherFacts { pairs.forms.insert(pair) } else { pairs.standing.insert(pair) }
        }
        return pairs
    }

    /// Texts that share enough with both of two.
    private func witnesses(of a: Int, _ b: Int) -> [Int] {
        guard same.degree(a) + apart.degree(a) > 1, same.degree(b) + apart.degree(b) > 1 else { return [] }
        var witnesses: [Int] = []
        for graph in [same, apart] where graph.degree(a) > 0 {
            for other in graph.neighbours(of: a, most: Self.mostNeighbours)
            where other != b && (same.holds(other, b) || isApart(other, b))
                && (same.holds(other, a) || isApart(other, a))
            {
                witnesses.append(other)
                if witnesses.count == Self.mostWitnesses { return witnesses }
            }
        }
        return witnesses
    }

    /// Whether two texts are one frame with other facts.
    private func isApart(_ a: Int, _ b: Int) -> Bool {
        switch apart.link(a, b)?.remark.difference {
        case .otherFacts, .standingText, .opposite: true
        default: false
        }
    }

    private func difference(
        _ a: Int, _ b: Int, _ witnesses: [Int], _ reader: inout Reader
    ) throws(CorpusError) -> Difference? {
        let first = try reader.frame(a, b)
        guard first.mayBeForm || first.ownPassage != nil else { return nil }
        for witness in witnesses {
            let (second, third) = (try reader.frame(a, witness), try reader.frame(b, witness))
            if first.mayBeForm, second.mayBeForm, third.mayBeForm, areFilled(first, second, third) {
                return .otherFacts
            }
            if let own = first.ownPassage, let beside = second.ownPassage, third.ownPassage != nil, own.overlaps(beside)
            {
                return .standingText
            }
        }
        return nil
    }

    /// Whether at two places and more, which are most of those where two of three texts differ, each text has words of its
    /// own, and at one of them more than a figure; or at three and more that are all where they differ, as near each other as
    /// who, what and where in one sentence.
    private func areFilled(_ first: Frame, _ second: Frame, _ third: Frame) -> Bool {
        var (places, telling, groups) = (0, 0, 0)
        var end = -Self.fewestWordsBetween * first.a.codesToWord
        for slot in first.filled {
            guard
                let toA = second.filled.first(where: { $0.a.overlaps(slot.a) }),
                third.filled.contains(where: { $0.a.overlaps(slot.b) && $0.b.overlaps(toA.b) })
            else { continue }
            places += 1
            if slot.a.lowerBound - end >= Self.fewestWordsBetween * first.a.codesToWord { groups += 1 }
            end = slot.a.upperBound
            let sides = [(first.a, slot.a), (first.b, slot.b), (second.b, toA.b)].map(Self.words)
            if Self.haveOwnWords(sides) { telling += 1 }
        }
        let all = [first, second, third]
        return groups >= Self.fewestPlaces && telling > 0 && all.allSatisfy { 2 * places >= $0.places }
            || telling >= Self.fewestNearPlaces && all.allSatisfy { places == $0.places }
    }

    /// The words of a passage that say something and are no figures.
    private static func words(_ outline: TextOutline, _ range: Range<Int>) -> Set<UInt32> {
        Set(
            range.lazy.filter { word in
                let kind = outline.kind(word)
                return !kind.isDisjoint(with: [.long, .name, .character])
                    && kind.isDisjoint(with: [.number, .amount, .calendar])
            }.map { outline.code($0) >> TextOutline.kindBits })
    }

    /// Whether each has a word that none of the others has.
    private static func haveOwnWords(_ sides: [Set<UInt32>]) -> Bool {
        sides.indices.allSatisfy { side in
            !sides.indices.filter { $0 != side }.reduce(sides[side]) { $0.subtracting(sides[$1]) }.isEmpty
        }
    }

    /// How two texts differ.
    private struct Frame {
        let a: TextOutline
        let b: TextOutline
        /// In how many places, and those of them where each has a few words, in more than another spelling.
        let places: Int
        let filled: [Slot]
        /// Whether the texts may be fillings of one form.
        let mayBeForm: Bool
        /// The passage that the first has for itself, where each has one, of the same source, beside what neither title is about.
        let ownPassage: Range<Int>?
    }

    private struct Reader {
        private let verifier: Verifier
        private var readers: (ShingleSets.Reader, ShingleSets.Reader)
        private var (first, index): (Int, TextAlignment.Index?) = (-1, nil)

        init(_ verifier: Verifier) {
            self.verifier = verifier
            readers = (ShingleSets.Reader(verifier.sets), ShingleSets.Reader(verifier.sets))
        }

        mutating func frame(_ textA: Int, _ textB: Int) throws(CorpusError) -> Frame {
            let (a, b) = (verifier.texts.representative(textA), verifier.texts.representative(textB))
            if first != a { (first, index) = (a, TextAlignment.Index(try readers.0.outline(a))) }
            let (first, second) = (index!.outline, try readers.1.outline(b))
            let rule = verifier.rule
            let alignment = TextAlignment(index!, second)
            let slots = Slots(alignment, first, second, tables: rule.tables, isScanned: rule.isScanned)
            let titles = TitleCoverage(alignment, first, second)
            let corpus = verifier.corpus
            let longest = slots.gaps.map(\.a).max { $0.count < $1.count }
            let passage = SharedPassage(alignment, first, second)
            let saysFacts = Frames.saysFacts(slots, first, second)
            // Without a title nothing says that a text is about what stands behind a beginning that it shares, unless that tells
            // of nothing itself.
            let isAboutRest =
                titles.areUnlike && titles.isOfStandingText
                || !saysFacts && titles.areMissing && passage.isAtBothBeginnings
                    && passage.areRestsUnrelatedToIt(first, second)
            let stands =
                isAboutRest && slots.places <= Frames.mostPassages && rule.haveOwnText(slots)
                && corpus.sourceBytes(a) == corpus.sourceBytes(b) && passage.areRestsUnrelated(first, second)
            let filled = slots.slots.filter {
                !$0.a.isEmpty && !$0.b.isEmpty && ![.spelling, .opposite].contains($0.kind)
            }
            let isOfOneDay = corpus.day(a) == nil || corpus.day(b) == nil || corpus.day(a) == corpus.day(b)
            let isUpdate = isOfOneDay && titles.areOne && !titles.isRubric
            return Frame(
                a: first, b: second, places: slots.places, filled: filled,
                mayBeForm: !rule.foldsTemplates && !isUpdate && filled.count >= Frames.fewestPlaces
                    && !saysFacts,
                ownPassage: stands ? longest : nil)
        }
    }

    /// Whether what two texts have in common tells facts: the figures of a report, which its editors leave as they are.
    private static func saysFacts(_ slots: Slots, _ a: TextOutline, _ b: TextOutline) -> Bool {
        // In Chinese a date is two figures.
        guard a.tellsNames, b.tellsNames else { return slots.equalNumbers > fewestFigures }
        return slots.equalNumbers >= fewestFigures || slots.equalNumbers > 0 && slots.equalNames >= fewestNames
    }
}
