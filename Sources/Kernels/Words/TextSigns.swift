import CTextScan

/// Signs that a text is not yet as a reader would see it: most texts have none, and one look tells.
package struct TextSigns: OptionSet, Sendable {
    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }

    package static let lessThan = TextSigns(rawValue: Int32(STORYFOLD_TEXT_HAS_LESS_THAN))
    package static let ampersand = TextSigns(rawValue: Int32(STORYFOLD_TEXT_HAS_AMPERSAND))
    /// What UTF-8 looks like that was read as Windows-1252 or Latin-1, or had to be replaced; also any Â or Ã.
    package static let damage = TextSigns(rawValue: Int32(STORYFOLD_TEXT_MAY_BE_DAMAGED))

    package static let questionMark = TextSigns(rawValue: Int32(STORYFOLD_TEXT_HAS_QUESTION_MARK))
    /// Two characters beyond ASCII side by side, as UTF-8 has them that was read in an encoding rarer than Windows-1252; also what is
    /// not in Latin script.
    package static let misreading = TextSigns(rawValue: Int32(STORYFOLD_TEXT_MAY_BE_MISREAD))
    /// A character of Latin-1.
    package static let latin = TextSigns(rawValue: Int32(STORYFOLD_TEXT_HAS_LATIN))
    /// A backslash or an equals sign, with which codes for letters begin.
    package static let code = TextSigns(rawValue: Int32(STORYFOLD_TEXT_HAS_CODE))
    package static let bracket = TextSigns(rawValue: Int32(STORYFOLD_TEXT_HAS_BRACKET))

    /// Any sign of markup, references or damage.
    package static let toRead = TextSigns([.lessThan, .ampersand, .damage, .latin])
    package static let markup = TextSigns([.lessThan, .ampersand])

    /// Whether any of some signs is there.
    @inline(__always)
    package func holdsAny(of signs: TextSigns) -> Bool { rawValue & signs.rawValue != 0 }

    /// The signs of some UTF-8.
    ///
    /// - Complexity: O(n) in the bytes.
    package init(of text: Span<UInt8>, level: VectorLevel = .best) {
        self.init(
            rawValue: unsafe text.withUnsafeBufferPointer { text in
                // SAFETY: as many bytes are at the address as are named; none are looked at where there are none.
                guard let address = text.baseAddress else { return 0 }
                return unsafe storyfold_text_find_signs(level.rawValue, address, text.count)
            })
    }
}
