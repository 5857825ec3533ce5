import Platform
import Corpus
import Storyfold

/// What `dedup --annotate` adds to a record.
struct Annotation: ~Copyable {
    private let fold: Fold
    private let format: InputFormat
    private let inputs: [Input]
    private var parser: JSONLinesParser

    init(_ fold: Fold, _ inputs: [Input], format: InputFormat) throws(CorpusError) {
        self.fold = fold
        self.inputs = inputs
        self.format = format
        do throws(ParserFailure) {
            parser = try JSONLinesParser(slots: [])
        } catch {
            throw CorpusError(error, at: .init(path: inputs.first?.path ?? ""))
        }
    }

    private var separator: String { format == .tsv ? "\t" : "," }

    private static let member = "storyfold"
    private static let columns = ["group", "canonical", "relation", "similarity", "reference_canonical"]
        .map { "\(member)_\($0)" }
    /// The columns of this run: without a reference corpus there is no last one.
    private var columns: [String] { fold.hasReference ? Self.columns : Self.columns.dropLast() }

    /// A header row with the names of the added columns.
    ///
    /// - Throws: when it has one of them; two of one name would be ambiguous.
    func header(_ header: [UInt8]) throws(CorpusError) -> [UInt8] {
        let line = String(decoding: header, as: UTF8.self)
        guard !Self.columns.contains(where: { line.contains($0) }) else { throw annotatedAlready(input: 0, line: 1) }
        let (row, lineBreak) = Self.splitBreak(header[...])
        return row + Array((separator + columns.joined(separator: separator)).utf8) + lineBreak
    }

    /// The record with its group: columns of a row, or a member "storyfold" of an object.
    ///
    /// - Throws: when the object has a member of that name.
    mutating func annotated(_ record: RawRecord, article: Int) throws(CorpusError) -> [UInt8] {
        guard try !isPresent(in: record) else {
            throw annotatedAlready(input: record.place.input, line: record.place.line)
        }
        let member = fold.member(article)
        let group = fold.groupId(of: article)
        let isCanonical = fold.isCanonical(article)
        let canonical = fold.groupOf[article].map { fold.groups[$0].canonical } ?? article
        let isReferenceCanonical = fold.hasReference ? fold.corpus.isReference(canonical) : nil
        let relation = (member?.relation ?? .exact).rawValue
        let similarity = member?.similarity ?? 1
        if format.isJSON {
            guard let close = record.bytes.lastIndex(of: UInt8(ascii: "}")) else { return Array(record.bytes) }
            var json = JSONText()
            json.object { json in
                json.field("group", group)
                json.field("canonical", isCanonical)
                json.field("relation", relation)
                json.field("similarity", similarity: similarity)
                if let isReferenceCanonical { json.field("reference_canonical", isReferenceCanonical) }
            }
            return record.bytes[..<close] + Array(",\"\(Self.member)\":\(json.text)}".utf8)
                + record.bytes[(close + 1)...]
        }
        let fields =
            [group, "\(isCanonical)", relation, Decimals.text(similarity, places: 6)]
            + (isReferenceCanonical.map { ["\($0)"] } ?? [])
        return record.bytes + Array((separator + CSVText.line(fields, separator: separator)).utf8)
    }

    private mutating func isPresent(in record: RawRecord) throws(CorpusError) -> Bool {
        guard format.isJSON else { return false }
        do throws(ParserFailure) {
            return try parser.names(of: format.object(of: record.bytes)).contains(Self.member)
        } catch {
            throw CorpusError(error, at: .init(path: inputs[record.place.input].path, line: record.place.line))
        }
    }

    private func annotatedAlready(input: Int, line: Int) -> CorpusError {
        CorpusError(
            .badInput, at: .init(path: inputs[input].path, line: line), "the record is annotated already",
            remedy: "annotate the corpus that this one was made from, or take the annotation out")
    }

    private static func splitBreak(_ line: ArraySlice<UInt8>) -> (row: [UInt8], lineBreak: [UInt8]) {
        let row = Array(line.reversed().drop { $0 == 0x0A || $0 == 0x0D }.reversed())
        return (row, Array(line.dropFirst(row.count)))
    }
}
