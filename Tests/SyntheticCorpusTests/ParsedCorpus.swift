import Foundation
import SyntheticCorpus

/// A corpus written in full and parsed back by another JSON implementation.
struct ParsedCorpus: Sendable {
    struct Record: Sendable {
        var id: String
        var title: String
        var text: String
        var published: String
        var source: String
        var url: String
        var story: String
        var duplicateGroup: String
        var copyOf: String?
        var edit: CopyKind
        var editRate: Double
        /// Names of the fields in the order of the line.
        var fields: [String]

        /// The words of the text in lower case, without the marks around them.
        var words: [String]
    }

    let bytes: [UInt8]
    let counts: SyntheticCorpus.Counts
    let records: [Record]

    /// 1,500 articles, made once for all the tests that only look.
    static let sample = try! ParsedCorpus(articles: 1_500, seed: 7)

    init(articles: Int, seed: UInt64, options: SyntheticCorpus.Options = .init(), threads: Int = 1) throws {
        var bytes: [UInt8] = []
        counts = try SyntheticCorpus(articles: articles, seed: seed, options: options)
            .writeJSONLines(threads: threads) { bytes += $0 }
        self.bytes = bytes
        records = try bytes.split(separator: UInt8(ascii: "\n")).map { try Self.parse(Data($0)) }
    }

    static func words(of text: String) -> [String] {
        let marks = Set(".,\"“”".unicodeScalars)
        return text.unicodeScalars.split { $0 == " " || $0 == "\n" }.compactMap { word in
            // A speck alone is no word.
            guard let start = word.firstIndex(where: { !marks.contains($0) }) else { return nil }
            let end = word.lastIndex { !marks.contains($0) } ?? start
            return String(word[start...end]).lowercased()
        }
    }

    func original(of copy: Record) -> Record? { records.first { $0.id == copy.copyOf } }

    func copies(_ kind: CopyKind, rate: Double? = nil) -> [Record] {
        records.filter { $0.edit == kind && (rate == nil || $0.editRate == rate) }
    }

    private static func parse(_ line: Data) throws -> Record {
        let object = try JSONSerialization.jsonObject(with: line) as! [String: Any]
        func string(_ field: String) -> String { object[field] as! String }
        precondition(string("language") == "en")
        let text = String(decoding: line, as: UTF8.self)
        let places = object.keys.map { ($0, text.range(of: "\"\($0)\":")!.lowerBound) }
        return Record(
            id: string("id"), title: string("title"), text: string("text"), published: string("published"),
            source: string("source"), url: string("url"), story: string("story"),
            duplicateGroup: string("duplicate_group"), copyOf: object["copy_of"] as? String,
            edit: CopyKind(rawValue: string("edit"))!, editRate: (object["edit_rate"] as! NSNumber).doubleValue,
            fields: places.sorted { $0.1 < $1.1 }.map(\.0), words: words(of: string("text")))
    }
}

/// The fewest words to substitute, insert and delete to make one text of the other (Levenshtein's distance).
func editDistance(_ first: [String], _ second: [String]) -> Int {
    var numbers: [String: Int] = [:]
    func numbered(_ words: [String]) -> [Int] {
        words.map { word in
            if let number = numbers[word] { return number }
            numbers[word] = numbers.count
            return numbers.count - 1
        }
    }
    let (rows, columns) = (numbered(first), numbered(second))
    var above = Array(0...columns.count)
    var row = above
    for (i, word) in rows.enumerated() {
        row[0] = i + 1
        for (j, other) in columns.enumerated() {
            row[j + 1] = min(above[j] + (word == other ? 0 : 1), above[j + 1] + 1, row[j] + 1)
        }
        swap(&above, &row)
    }
    return above[columns.count]
}
