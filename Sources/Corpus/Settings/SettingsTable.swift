import Platform

/// Records of a settings file, a comma-separated table with a header or JSON Lines, told by the name of the file.
package struct SettingsTable: Sendable {
    package struct Record: Sendable {
        package let line: Int
        /// By name; what is empty or null is not there.
        package let fields: [String: String]
    }

    package let records: [Record]

    /// - Parameters:
    ///   - names: those that a record may have.
    ///   - required: those that a header must have.
    /// - Throws: an error that names the file and the line.
    package init(_ file: SettingsFile, names: [String], required: [String]) throws(CorpusError) {
        if file.path.hasEnding(".csv") {
            records = try Self.rows(file, names: names, required: required)
        } else if file.path.hasEnding(".jsonl") || file.path.hasEnding(".ndjson") {
            records = try Self.objects(file, names: names)
        } else {
            throw CorpusError(
                .usage, at: .init(path: file.path), "the kind of the file is not known",
                remedy: "expected a name that ends in .csv, .jsonl or .ndjson")
        }
    }

    private static func lines(_ bytes: [UInt8]) -> [(number: Int, bytes: ArraySlice<UInt8>)] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().map { ($0 + 1, $1) }
    }

    private static func objects(_ file: SettingsFile, names: [String]) throws(CorpusError) -> [Record] {
        var records: [Record] = []
        for line in lines(file.bytes) where line.bytes.contains(where: { $0 > 0x20 }) {
            let document = try JSONDocument(Array(line.bytes), path: file.path, line: line.number)
            guard case .object(let members) = document.content else {
                throw CorpusError(
                    .badInput, at: .init(path: file.path, line: line.number), "found \(document.kind)",
                    remedy:
                        "expected an object a line, such as {\(names.map { "\"\($0)\": ..." }.joined(separator: ", "))}"
                )
            }
            var fields: [String: String] = [:]
            for member in members {
                guard names.contains(member.name) else { throw unknown(member.name, names, file, line.number) }
                switch member.value.content {
                case .null, .string(""): break
                case .string(let text): fields[member.name] = text
                default:
                    throw CorpusError(
                        .badInput, at: .init(path: file.path, line: line.number),
                        "\"\(member.name)\" is \(member.value.kind)", remedy: "expected a string")
                }
            }
            records.append(Record(line: line.number, fields: fields))
        }
        return records
    }

    private static func rows(
        _ file: SettingsFile, names: [String], required: [String]
    ) throws(CorpusError) -> [Record] {
        let parser = CSVParser(delimiter: UInt8(ascii: ","))
        var header: [String]?
        var records: [Record] = []
        var first = 1
        func take(_ step: CSVParser.Step, _ line: Int) throws(CorpusError) {
            switch step {
            case .continues, .blank: return
            case .malformed(let problem):
                throw CorpusError(
                    .badInput, at: .init(path: file.path, line: line), problem, remedy: "make it a row of RFC 4180")
            case .row: break
            }
            guard let known = header else {
                let fields = parser.header()
                for name in fields where !names.contains(name) { throw unknown(name, names, file, first) }
                for name in required where !fields.contains(name) {
                    throw CorpusError(
                        .badInput, at: .init(path: file.path, line: first), "the header has no \"\(name)\"",
                        remedy: "expected the header \(names.joined(separator: ","))")
                }
                guard Set(fields).count == fields.count else {
                    throw CorpusError(
                        .badInput, at: .init(path: file.path, line: first), "the header has a name twice",
                        remedy: "expected the header \(names.joined(separator: ","))")
                }
                return header = fields
            }
            let fields = (0..<parser.fieldCount).map { String(decoding: parser.field($0), as: UTF8.self) }
            guard fields.count <= known.count else {
                throw CorpusError(
                    .badInput, at: .init(path: file.path, line: first),
                    "the row has \(fields.count) fields, the header \(known.count)",
                    remedy: "put quotes around a field with a comma")
            }
            let named = zip(known, fields).filter { !$0.1.isEmpty }
            records.append(Record(line: first, fields: Dictionary(uniqueKeysWithValues: named.map { ($0.0, $0.1) })))
        }
        var last = 1
        for line in lines(file.bytes) {
            if !parser.isInsideRow { first = line.number }
            last = line.number
            let step: CSVParser.Step
            do throws(SystemError) { step = try parser.parse(line: line.bytes + [0x0A]) } catch {
                throw CorpusError(error, path: file.path)
            }
            try take(step, line.number)
        }
        try take(parser.finish(), last)
        return records
    }

    private static func unknown(
        _ name: String, _ names: [String], _ file: SettingsFile, _ line: Int
    ) -> CorpusError {
        let nearest = names.nearest(to: name).map { "; did you mean \"\($0)\"?" } ?? ""
        return CorpusError(
            .badInput, at: .init(path: file.path, line: line), "there is no field \"\(name)\"",
            remedy: "known are \(names.map { "\"\($0)\"" }.joined(separator: ", "))\(nearest)")
    }
}
