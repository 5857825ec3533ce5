internal import CSimdjson

/// A parser that could not do its work, whatever the records are.
package struct ParserFailure: Error, Sendable, Equatable {
    /// Whether it was for want of memory.
    package let isShortOfMemory: Bool
    /// In the words of the library, or ours for memory.
    package let reason: String

    /// - Parameter status: what a call came to; the failure is that of the parser's last call.
    /// - Throws: itself, where the call failed.
    static func check(_ status: Int32, of parser: OpaquePointer) throws(ParserFailure) {
        guard status != STORYFOLD_JSONL_DONE.rawValue else { return }
        // SAFETY: the string is terminated, lives as long as the parser, and is copied at once.
        let reason = unsafe String(cString: storyfold_jsonl_failure(parser))
        throw ParserFailure(isShortOfMemory: status == STORYFOLD_JSONL_NO_MEMORY.rawValue, reason: reason)
    }

    static let noMemory = ParserFailure(isShortOfMemory: true, reason: "there is too little memory")
}
