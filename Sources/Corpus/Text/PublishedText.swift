import Kernels

/// A text as its reader saw it: markup out, references decoded, damage to its characters undone.
///
/// Most texts have nothing of the kind, which one look tells.
struct PublishedText {
    /// nil where the text stands as it came.
    private(set) var plain: [UInt8]?
    /// What the text is called, where it is a page and nothing else says so; nil where it has no name.
    private(set) var title: [UInt8]?
    private(set) var damage: TextDamage = []

    /// What a page is asked for beyond its text.
    enum Naming {
        /// Not read as a page: titles are not.
        case noPage
        /// Its title is known.
        case none
        /// Its title is wanted, too.
        case title
        /// Its title is wanted, and is no part of the text then.
        case titleInstead
    }

    /// Layers of codes and marks that are undone at the most.
    private static let mostLayers = 5

    /// - Complexity: O(n) in the bytes.
    init(_ text: Span<UInt8>, naming: Naming) { self.init(text, naming: naming, layer: 1) }

    private init(_ text: Span<UInt8>, naming: Naming, layer: Int) {
        let signs = TextSigns(of: text)
        if signs.holdsAny(of: .questionMark), Self.hasLostLetter(text) { damage.insert(.characters) }
        if signs.holdsAny(of: .misreading), let sound = MisreadText.repairing(text) {
            // What was misread twice is read back twice.
            let text = MisreadText.repairing(sound.span) ?? sound
            self = PublishedText(text.span, naming: naming, layer: layer)
            plain = plain ?? text
            damage.insert(.characters)
            return
        }
        let mayHaveLayers = layer <= Self.mostLayers
        if signs.holdsAny(of: .code), mayHaveLayers,
            let decoded = EncodedWords.decoding(text) ?? LetterEscapes.withoutQuotedPrintable(text)
        {
            self = PublishedText(decoded.span, naming: naming, layer: layer + 1)
            plain = plain ?? decoded
            damage.insert(.characters)
            return
        }
        if signs.holdsAny(of: .bracket), mayHaveLayers, let bare = BulletinMarks.removing(from: text) {
            self = PublishedText(bare.span, naming: naming, layer: layer + 1)
            plain = plain ?? bare
            return
        }
        if signs.holdsAny(of: .toRead) { read(text, naming, signs) }
        if signs.holdsAny(of: .code), mayHaveLayers { readCodes(text, naming, layer) }
    }

    /// Takes markup and references out, and mends what was misread as Windows-1252 or in it.
    private mutating func read(_ text: Span<UInt8>, _ naming: Naming, _ signs: TextSigns) {
        if signs.holdsAny(of: .lessThan), naming != .noPage, let page = HTMLPage(text) {
            take(page, naming)
        } else if signs.holdsAny(of: .markup) {
            plain = PlainText.removingMarkup(from: text)
        }
        if signs.holdsAny(of: .ampersand) {
            // A feed escapes its pages; then no tag is left before the references are decoded.
            let mayBeEscaped = naming != .noPage && !signs.holdsAny(of: .lessThan)
            let isPage = mayBeEscaped && takeEscapedPage(naming)
            unescape(text)
            if mayBeEscaped, !isPage, takeEscapedPage(naming) { unescape(text) }
        }
        if signs.holdsAny(of: .latin) { readInItsEncoding(text) }
        // What was a reference may be a sign of damage.
        let found = if let plain { TextSigns(of: plain.span) } else { signs }
        let mayBeDamaged = found.holdsAny(of: .damage)
        if mayBeDamaged { repair(text) }
        title = title.flatMap { Self.mended($0) ?? $0 }
    }

    private mutating func take(_ page: HTMLPage, _ naming: Naming) {
        plain = page.text
        guard naming == .title || naming == .titleInstead, let name = page.name else { return }
        title = name.bytes
        if naming == .titleInstead, let heading = name.heading { plain?.removeSubrange(heading) }
    }

    /// Reads as a page what decoded references have made one; false where they have not.
    private mutating func takeEscapedPage(_ naming: Naming) -> Bool {
        guard let plain, let page = HTMLPage(plain.span, wasEscaped: true) else { return false }
        take(page, naming)
        return true
    }

    private mutating func unescape(_ text: Span<UInt8>) {
        let unescaped = if let plain { Escapes.unescaping(plain.span) } else { Escapes.unescaping(text) }
        guard let unescaped else { return }
        plain = unescaped
        damage.insert(.escapes)
    }

    private mutating func repair(_ text: Span<UInt8>) {
        let repaired = if let plain { Mojibake.repairing(plain.span) } else { Mojibake.repairing(text) }
        if let repaired { plain = repaired }
        let hasReplacement = if let plain { Self.hasReplacement(plain.span) } else { Self.hasReplacement(text) }
        if repaired != nil || hasReplacement { damage.insert(.characters) }
    }

    /// Reads letters that are written out, and what they have made a page or a reference of. The scripts of a page, which are none of
    /// its text, are written so.
    private mutating func readCodes(_ text: Span<UInt8>, _ naming: Naming, _ layer: Int) {
        let decoded =
            if let plain { LetterEscapes.withoutBackslashes(plain.span) } else {
                LetterEscapes.withoutBackslashes(text)
            }
        guard let decoded else { return }
        let read = PublishedText(decoded.span, naming: naming, layer: layer + 1)
        plain = read.plain ?? decoded
        title = title ?? read.title
        damage.formUnion(read.damage)
        damage.insert(.characters)
    }

    private mutating func readInItsEncoding(_ text: Span<UInt8>) {
        let read = if let plain { MistakenPage.repairing(plain.span) } else { MistakenPage.repairing(text) }
        guard let read else { return }
        plain = read
        damage.insert(.characters)
    }

    /// The title of a page without further layers of escapes and damage; nil where it has none.
    private static func mended(_ title: [UInt8]) -> [UInt8]? {
        let unescaped = Escapes.unescaping(title.span)
        let read = unescaped ?? title
        return Mojibake.repairing(read.span) ?? unescaped
    }

    /// Whether a question mark stands within a word, as it does for a letter that could not be written: "Bergstra?e".
    private static func hasLostLetter(_ text: Span<UInt8>) -> Bool {
        let mark = UInt8(ascii: "?")
        var index = ByteSearch.first(of: mark, in: text, from: 1)
        while index + 1 < text.count {
            if isSmallLetter(text[index + 1]), isSmallLetter(text[index - 1] | 0x20), !isInAddress(index, of: text) {
                return true
            }
            index = ByteSearch.first(of: mark, in: text, from: index + 1)
        }
        return false
    }

    private static func isSmallLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

    /// Whether the run between white space around a mark has signs of an address.
    private static func isInAddress(_ index: Int, of text: Span<UInt8>) -> Bool {
        func isSign(_ place: Int) -> Bool { "/=.:&".utf8.contains(text[place]) }
        var start = index
        while start > 0, index - start < 200, !ByteClass.isSpace(text[start - 1]) {
            start -= 1
            if isSign(start) { return true }
        }
        var end = index + 1
        while end < text.count, end - index < 60, !ByteClass.isSpace(text[end]) {
            if text[end] == UInt8(ascii: "=") { return true }
            end += 1
        }
        return false
    }

    /// Whether the character that stands for those that could not be read is in a text: U+FFFD.
    private static func hasReplacement(_ text: Span<UInt8>) -> Bool {
        var index = ByteSearch.first(of: 0xEF, in: text, from: 0)
        while index + 2 < text.count {
            if text[index + 1] == 0xBF, text[index + 2] == 0xBD { return true }
            index = ByteSearch.first(of: 0xEF, in: text, from: index + 1)
        }
        return false
    }
}
