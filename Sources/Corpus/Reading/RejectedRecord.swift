/// A record that cannot be used.
package struct RejectedRecord: Sendable {
    package var place: RecordPlace
    package var error: CorpusError
    /// The record as it came, without its line break; for damaged compression what came after the last
    /// whole record.
    package var bytes: [UInt8]
}
