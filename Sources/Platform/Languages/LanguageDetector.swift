internal import CCLD2

/// Tells the language of a text by the sequences of its letters, or by its script, with the Compact Language Detector 2.
package enum LanguageDetector {
    /// What a text is told to be written in.
    package struct Answer: Sendable {
        /// As the library names it: "iw" for Hebrew, "zh-Hant".
        package let language: String
        /// The next that part of the text may be in; nil where there is none.
        package let next: String?
        /// Whether the library holds its answer to be right; without that it is a hint.
        package let isReliable: Bool
        /// How much of the text are letters, in bytes of UTF-8.
        package let letterBytes: Int
    }

    /// The language of some UTF-8; nil where there is none to tell.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func answer(for text: Span<UInt8>) -> Answer? {
        var found = unsafe storyfold_languages()
        // SAFETY: the text is read within the call, which fills a struct of ours; its strings are terminated and never
        // freed.
        let isTold = unsafe text.withUnsafeBytes { bytes in
            unsafe storyfold_detect_languages(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, &found)
        }
        guard isTold != 0, let best = unsafe found.best else { return nil }
        return unsafe Answer(
            language: String(cString: best), next: found.next.map { unsafe String(cString: $0) },
            isReliable: found.is_reliable != 0, letterBytes: Int(found.letter_bytes))
    }
}
