import Corpus
import Kernels

/// The series of one outlet: market reports, horoscopes, results of the day. Their issues share a title, or what stands
/// before its colon, and most of their words, and are no story.
///
/// Two versions of one source and of different days are issues of a series where their titles agree but for numbers,
/// weekdays and months, or in the words before the colon, and their texts do not share half of the numbers of the one
/// with fewer; so two reports of one event under one title stay together. Where there are too few numbers to tell, the
/// whole title has to stand over versions of four days.
struct Series: Sendable {
    /// Different days from which a title makes a series by itself.
    static let fewestDays = 4
    /// Fewer different numbers than this say nothing.
    static let fewestNumbers = 3
    /// Words of a title, or before its colon, besides the calendar's and numbers; a single one says nothing.
    static let fewestWords = 2

    private let titles: Recurring
    private let rubrics: Recurring
    /// Per row under a recurring title or rubric: the different numbers of its text.
    private let numbers: [Int: Set<UInt64>]
    private let days: [Int?]

    /// - Parameter versions: the articles of the rows, in their order.
    /// - Complexity: O(n) in the titles, and in the texts of versions whose titles or rubrics recur.
    init(of versions: [Int], days: [Double?], in corpus: Corpus, tokenizer: Tokenizer, threads: Int)
        throws(CorpusError)
    {
        let keys =
            Self.parallel(versions.count, threads: threads) { row, tokens in
                guard days[row] != nil, let source = corpus.source(versions[row]) else { return (nil, nil) }
                let title = corpus.titleBytes(versions[row])
                let ofSource = Hash64.hash(source)
                return (
                    Self.key(of: title, ofSource, &tokens, tokenizer),
                    title.firstIndex(of: UInt8(ascii: ":")).flatMap {
                        Self.key(of: title[..<$0], ofSource, &tokens, tokenizer)
                    }
                )
            } as [(title: UInt64?, rubric: UInt64?)]
        let wholeDays = days.map { $0.map { Int($0.rounded(.down)) } }
        let titles = Recurring(keys.map { $0.title }, days: wholeDays)
        let rubrics = Recurring(keys.map { $0.rubric }, days: wholeDays)
        let recurring = versions.indices.filter { titles.holds($0) || rubrics.holds($0) }
        let sets = try Self.parallel(recurring.count, threads: threads) { index, tokens throws(CorpusError) in
            let text = try corpus.text(versions[recurring[index]])
            tokens.removeAll()
            tokenizer.tokenize(text.span, into: &tokens)
            var numbers: Set<UInt64> = []
            for token in 0..<tokens.count where tokens.isNumber(token, in: text.span) {
                numbers.insert(tokens.hashes[token])
            }
            return numbers
        }
        self.titles = titles
        self.rubrics = rubrics
        numbers = Dictionary(uniqueKeysWithValues: zip(recurring, sets))
        self.days = wholeDays
    }

    /// What `body` makes of 0..<count, in order, with a buffer for tokens that is used again and again.
    private static func parallel<Element: Sendable, Failure: Error>(
        _ count: Int, threads: Int, _ body: @Sendable (Int, inout TokenBuffer) throws(Failure) -> Element
    ) throws(Failure) -> [Element] {
        let block = 1_024
        return try parallelMap(count: (count + block - 1) / block, threads: threads, workspace: { TokenBuffer() }) {
            tokens, index throws(Failure) in
            var elements: [Element] = []
            for item in index * block..<min(count, (index + 1) * block) { elements.append(try body(item, &tokens)) }
            return elements
        }.flatMap { $0 }
    }

    /// Whether two rows are issues of one series.
    func holds(_ a: Int, _ b: Int) -> Bool {
        let isTitle = titles.isShared(a, b)
        guard isTitle || rubrics.isShared(a, b), days[a] != days[b] else { return false }
        let (numbersA, numbersB) = (numbers[a]!, numbers[b]!)
        let fewer = min(numbersA.count, numbersB.count)
        guard fewer >= Self.fewestNumbers else { return isTitle && titles.dayCount(of: a) >= Self.fewestDays }
        return 2 * numbersA.intersection(numbersB).count < fewer
    }

    /// What stands over versions of more than one day.
    private struct Recurring: Sendable {
        /// Per row: a number for its key; -1 where it does not recur.
        private var numberOf: [Int32]
        private var dayCounts: [Int] = []

        init(_ keys: [UInt64?], days: [Int?]) {
            numberOf = Array(repeating: -1, count: keys.count)
            var rowsOf: [UInt64: [Int]] = [:]
            for (row, key) in keys.enumerated() {
                if let key { rowsOf[key, default: []].append(row) }
            }
            for rows in rowsOf.values {
                let dayCount = Set(rows.map { days[$0] }).count
                guard dayCount > 1 else { continue }
                for row in rows { numberOf[row] = Int32(dayCounts.count) }
                dayCounts.append(dayCount)
            }
        }

        func holds(_ row: Int) -> Bool { numberOf[row] >= 0 }

        func isShared(_ a: Int, _ b: Int) -> Bool { numberOf[a] >= 0 && numberOf[a] == numberOf[b] }

        func dayCount(of row: Int) -> Int { dayCounts[Int(numberOf[row])] }
    }

    /// A hash of a source and the words of a title but its numbers, weekdays and months; nil where these are too few.
    private static func key(
        of title: ArraySlice<UInt8>, _ source: UInt64, _ tokens: inout TokenBuffer, _ tokenizer: Tokenizer
    ) -> UInt64? {
        tokens.removeAll()
        tokenizer.tokenize(title.span, into: &tokens)
        let calendar = CalendarWords.hashes(removingDiacritics: tokenizer.removesDiacritics)
        var hash = source
        var words = 0
        for token in 0..<tokens.count {
            let word = tokens.hashes[token]
            guard !tokens.isNumber(token, in: title.span), !calendar.contains(word) else { continue }
            hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash >> 32
            words += 1
        }
        return words >= fewestWords ? hash : nil
    }
}
