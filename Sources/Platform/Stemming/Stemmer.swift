import CStemmer

/// A Snowball stemmer for one language (Porter, "Snowball: a language for stemming algorithms", 2001).
///
/// Not Sendable: the library keeps its working buffer in the handle, so each worker owns one.
@safe package struct Stemmer: ~Copyable {
    // Safe: created in init, never shared, deleted once in deinit.
    private let handle: OpaquePointer

    /// A stemmer for an ISO 639-1 code such as "en"; nil where Snowball has none.
    package init?(language: String) {
        guard
            let handle = unsafe language.withCString({ name in
                unsafe "UTF_8".withCString { encoding in unsafe sb_stemmer_new(name, encoding) }
            })
        else { return nil }
        unsafe self.handle = handle
    }

    deinit { unsafe sb_stemmer_delete(handle) }

    /// The stem of a normalised word in UTF-8.
    package func stem(_ word: [UInt8]) -> [UInt8] {
        // Safe: the word is read within the call; the result stays valid until the next call on this
        // handle, and is copied before that.
        unsafe word.withUnsafeBufferPointer { buffer in
            guard let stem = unsafe sb_stemmer_stem(handle, buffer.baseAddress, Int32(buffer.count)) else {
                return word
            }
            return unsafe [UInt8](
                UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(handle))))
        }
    }
}
