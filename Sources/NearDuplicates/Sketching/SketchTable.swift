package import Corpus
import Kernels

/// The sketches of a corpus, by row: in the order in which the articles were read.
package struct SketchTable: Sendable {
    /// The bands of the signatures; nil where there are none, but all shingles.
    let plan: BandingPlan?
    /// Per row.
    private(set) var fingerprints: [Fingerprint] = []
    package private(set) var tokenCounts: [UInt32] = []
    private var blocks: [Block] = []
    /// Parts too small for a block of their own.
    private var pending: [SketchPart] = []
    private var pendingRows = 0
    private var pendingSamples = 0
    /// The numbers of the blocks that hold runs of rows, ascending; the others hold rows that replace some of these.
    private var runs: [Int] = []
    /// Rows whose sketch was replaced by a later one; empty where none was.
    private var isReplaced: [Bool] = []
    /// Where the later one stands.
    private var replacements: [Int: (block: Int, position: Int)] = [:]

    /// Keys and samples of some rows.
    private struct Block: Sendable {
        /// The rows, ascending; a run of them unless they replace others.
        var rows: [Int]?
        var firstRow: Int
        var rowCount: Int
        var bandKeys: StoredNumbers<UInt32>
        var samples: StoredNumbers<UInt32>
        var sampleEnds: [UInt32]
        var shingles: [ShingleBlock]

        func row(_ position: Int) -> Int { rows.map { $0[position] } ?? firstRow + position }
    }

    /// A block has at least this many rows, unless it is the last or has long texts.
    private static let fewestRows = 256
    /// Long texts make one of fewer rows: places among the samples of a block are of 32 bits.
    private static let mostPendingSamples = 1 << 24

    private let memory: MemoryBudget
    private var store = NumberStore()

    package init(_ sketching: Sketching, memory: MemoryBudget) {
        plan = sketching.plan
        self.memory = memory
    }

    /// The sketches of batches whose texts are in memory.
    ///
    /// - Throws: where the memory is bounded and a temporary file cannot be written.
    package init(
        of batches: [ArticleBatch], _ sketching: Sketching, threads: Int, memory: MemoryBudget = .unbounded
    ) throws(CorpusError) {
        self.init(sketching, memory: memory)
        for part in parallelMap(count: batches.count, threads: threads, { sketching.sketch(batches[$0]) }) {
            try append(part)
        }
        try close()
    }

    package var count: Int { fingerprints.count }

    /// Sampled shingles of all rows.
    var sampleCount: Int { blocks.reduce(0) { $0 + $1.samples.count } }

    /// Adds the rows of a part behind all others.
    ///
    /// - Throws: when a temporary file cannot be written.
    package mutating func append(_ part: SketchPart) throws(CorpusError) {
        fingerprints += part.fingerprints
        tokenCounts += part.tokenCounts
        pending.append(part)
        pendingRows += part.count
        pendingSamples += part.samples.count
        if pendingRows >= Self.fewestRows || pendingSamples >= Self.mostPendingSamples { try close() }
    }

    /// Ends the rows of ``append(_:)``.
    ///
    /// - Throws: as ``append(_:)``.
    package mutating func close() throws(CorpusError) {
        guard pendingRows > 0 else { return }
        let part = pending.count == 1 ? pending[0] : SketchPart(joining: pending, bands: plan?.bands ?? 0)
        runs.append(blocks.count)
        blocks.append(try block(of: part, rows: nil, firstRow: count - pendingRows))
        if !isReplaced.isEmpty { isReplaced += repeatElement(false, count: count - isReplaced.count) }
        (pending, pendingRows, pendingSamples) = ([], 0, 0)
    }

    /// Puts new sketches in the place of some rows'.
    ///
    /// - Parameter rows: ascending, one for each row of the part.
    /// - Throws: as ``append(_:)``.
    package mutating func replace(rows: [Int], by part: SketchPart) throws(CorpusError) {
        try close()
        if isReplaced.isEmpty { isReplaced = Array(repeating: false, count: count) }
        for (position, row) in rows.enumerated() {
            isReplaced[row] = true
            replacements[row] = (blocks.count, position)
            fingerprints[row] = part.fingerprints[position]
            tokenCounts[row] = part.tokenCounts[position]
        }
        blocks.append(try block(of: part, rows: rows, firstRow: 0))
    }

    private mutating func block(of part: SketchPart, rows: [Int]?, firstRow: Int) throws(CorpusError) -> Block {
        let limit = memory.sketchBytes(rows: count)
        return Block(
            rows: rows, firstRow: firstRow, rowCount: part.count,
            bandKeys: try store.store(part.bandKeys, limit: limit),
            samples: try store.store(part.samples, limit: limit), sampleEnds: part.sampleEnds,
            shingles: part.shingles)
    }

    // MARK: For the candidates

    /// The keys of one band, each over the text of its row: rows that stand for no text are left out.
    ///
    /// - Parameter textOfRow: `UInt32.max` for a row that stands for no text.
    /// - Throws: here and below, when a temporary file cannot be read.
    func entries(ofBand band: Int, textOfRow: [UInt32]) throws(CorpusError) -> [UInt64] {
        var entries: [UInt64] = []
        entries.reserveCapacity(count)
        for block in blocks {
            let keys = try block.bandKeys.numbers(band * block.rowCount..<(band + 1) * block.rowCount)
            for position in 0..<block.rowCount {
                let row = block.row(position)
                guard isCurrent(row, in: block), textOfRow[row] != .max else { continue }
                entries.append(UInt64(keys[keys.startIndex + position]) << 32 | UInt64(textOfRow[row]))
            }
        }
        return entries
    }

    /// The samples of one of several ranges of hashes, each over the text of its row, as in
    /// ``entries(ofBand:textOfRow:)``.
    func samples(ofPartition partition: Int, of partitions: Int, textOfRow: [UInt32]) throws(CorpusError) -> [UInt64] {
        let width = UInt64(1 << 32) / UInt64(partitions)
        let lower = UInt32(UInt64(partition) * width)
        let upper = partition == partitions - 1 ? UInt32.max : UInt32(UInt64(partition + 1) * width - 1)
        var entries: [UInt64] = []
        for block in blocks {
            let samples = try block.samples.numbers(0..<block.samples.count)
            var start = 0
            for position in 0..<block.rowCount {
                let end = Int(block.sampleEnds[position])
                let row = block.row(position)
                if isCurrent(row, in: block), textOfRow[row] != .max {
                    for index in start..<end where samples[index] >= lower && samples[index] <= upper {
                        entries.append(UInt64(samples[index]) << 32 | UInt64(textOfRow[row]))
                    }
                }
                start = end
            }
        }
        return entries
    }

    /// The samples of one row, in reading order.
    func samples(ofRow row: Int) throws(CorpusError) -> ArraySlice<UInt32> {
        let (block, range) = sampleRange(ofRow: row)
        return try blocks[block].samples.numbers(range)
    }

    func sampleCount(ofRow row: Int) -> Int { sampleRange(ofRow: row).range.count }

    private func sampleRange(ofRow row: Int) -> (block: Int, range: Range<Int>) {
        let (block, position) = replacements[row] ?? place(of: row)
        let ends = blocks[block].sampleEnds
        return (block, (position == 0 ? 0 : Int(ends[position - 1]))..<Int(ends[position]))
    }

    private func place(of row: Int) -> (block: Int, position: Int) {
        let run = runs[runs.firstPlace { blocks[$0].firstRow > row } - 1]
        return (run, row - blocks[run].firstRow)
    }

    /// All shingles, where they were kept, by the texts of their rows.
    ///
    /// - Parameter textOfRow: `UInt32.max` for a row that stands for no text.
    func shingles(textOfRow: [UInt32], count: Int) -> ShingleTable {
        var table = ShingleTable(count: count)
        for block in blocks {
            var first = 0
            for shingles in block.shingles {
                let rows = (first..<first + shingles.lengths.count).map(block.row)
                table.append(shingles, texts: rows.map { isCurrent($0, in: block) ? textOfRow[$0] : .max })
                first += rows.count
            }
        }
        return table
    }

    private func isCurrent(_ row: Int, in block: Block) -> Bool {
        isReplaced.isEmpty || !isReplaced[row] || block.rows != nil
    }
}
