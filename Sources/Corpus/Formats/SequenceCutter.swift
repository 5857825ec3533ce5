internal import Platform

/// Cuts a sequence of JSON texts (RFC 7464): before each stands a record separator, which is in no other place, so that a text
/// that was cut off harms no other.
///
/// The separator is a part of the record, and goes with it.
struct SequenceCutter: RecordCutter {
    static let separator: UInt8 = 0x1E

    mutating func next(
        in piece: StreamPiece, from start: Int, enough: Int, line: Int
    ) throws(CorpusError) -> Cut? {
        var records: [RecordColumns.Record] = []
        var (place, lines) = (start, 0)
        while place < enough || place == start, place < piece.count {
            let next = ByteChecks.first(Self.separator, in: piece.bytes, from: place + 1, to: piece.count)
            guard next != nil || piece.ending == .end else { break }
            let end = next ?? piece.count
            let text = piece.bytes[place..<end]
            // Two separators side by side are none of a record.
            if let last = text.lastIndex(where: { !ByteClass.isSpace($0) && $0 != Self.separator }) {
                records.append(.init(offset: place - start, length: last + 1 - place, line: lines))
            }
            lines += ByteChecks.lineFeeds(in: text)
            place = end
        }
        return place > start ? Cut(end: place, records: records) : nil
    }
}
