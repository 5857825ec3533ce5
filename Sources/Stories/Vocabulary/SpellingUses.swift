import Corpus
import Kernels
import Synchronization

/// How often each spelling of a corpus stands in its versions, by language.
struct SpellingUses: Sendable {
    /// The spellings in one language, then in another.
    let occurrences: [UInt32]
    private let table: SpellingTable

    /// - Parameters:
    ///   - rows: of the versions.
    ///   - languages: of the versions, by number.
    /// - Complexity: O(n) in the entries of the words.
    /// - Throws: when the file that words wait in cannot be read.
    init(of rows: [Int], languages: [Int], languageCount: Int, in words: WordTable, threads: Int) throws(CorpusError) {
        table = words.spellings.table
        let count = table.count
        var versionsOf: [[(row: Int, language: Int)]] = Array(repeating: [], count: words.partCount)
        for (row, language) in zip(rows, languages) {
            let place = words.place(row)
            versionsOf[place.part].append((place.row, language))
        }
        let versionsOfPart = versionsOf
        let sums = Mutex([UInt32](repeating: 0, count: languageCount * count))
        _ = try parallelMap(
            count: words.partCount, threads: threads, workspace: { PartSums(count: languageCount * count) }
        ) { (part, index) throws(CorpusError) in
            let loaded = try words.part(index)
            for (row, language) in versionsOfPart[index] { part.add(try loaded.words(row), from: language * count) }
            sums.withLock { part.drain(into: &$0) }
        }
        occurrences = sums.withLock { $0 }
    }

    /// What is made of each spelling in each language, the normalised UTF-8 of the word given.
    ///
    /// - Parameters:
    ///   - languages: by number, from 0.
    ///   - unused: what stands for a spelling that no version of a language has.
    ///   - worker: what a thread makes it with, in a language.
    /// - Returns: the spellings in one language, then in another.
    func map<Worker, Element: Sendable>(
        languages: Range<Int>, unused: Element, threads: Int,
        _ worker: @Sendable (Int) -> Worker, _ body: @Sendable (Worker, [UInt8]) -> Element
    ) -> [Element] {
        let block = 4_096
        let blocks = (table.count + block - 1) / block
        let made = parallelMap(
            count: blocks * languages.count, threads: threads, workspace: { [Int: Worker]() }
        ) { workers, index in
            let (language, start) = (index / blocks, index % blocks * block)
            let worker = workers[language] ?? worker(language)
            workers[language] = worker
            var word: [UInt8] = []
            return (start..<min(table.count, start + block)).map { spelling -> Element in
                guard occurrences[language * table.count + spelling] > 0 else { return unused }
                table.readNormalised(spelling, into: &word)
                return body(worker, word)
            }
        }
        return joined(made)
    }

    /// The occurrences in one part after the other.
    private struct PartSums {
        private var sums: [UInt32]
        private var touched: [Int] = []

        init(count: Int) { sums = Array(repeating: 0, count: count) }

        mutating func add(_ words: WordTable.Words, from offset: Int) {
            for (number, count) in zip(words.numbers, words.counts) {
                let place = offset + Int(number)
                if sums[place] == 0 { touched.append(place) }
                sums[place] &+= UInt32(count)
            }
        }

        mutating func drain(into all: inout [UInt32]) {
            for place in touched {
                all[place] &+= sums[place]
                sums[place] = 0
            }
            touched.removeAll(keepingCapacity: true)
        }
    }
}
