package import Corpus

/// A record that was skipped, as one JSON object.
package enum RejectedLine {
    /// Bytes of the record that are not UTF-8 are replaced; the place tells where the record itself stands.
    package static func text(of record: RejectedRecord) -> String {
        var json = JSONText()
        json.object { json in
            json.field("path", record.error.place.path)
            json.field("line", record.place.line)
            json.field("byte", record.place.offset)
            json.field("reason", record.error.problem)
            json.field("record", String(decoding: record.bytes, as: UTF8.self))
        }
        return json.text
    }
}
