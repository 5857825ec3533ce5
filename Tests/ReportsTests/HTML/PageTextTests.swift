import Platform
import Fixtures
import Testing

@testable import Reports

@Suite("Text on its way to a page")
struct PageTextTests {
    /// The plain way: scalar by scalar.
    private func plain(_ text: String) -> String {
        text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "<": return "&lt;"
            case ">": return "&gt;"
            case "&": return "&amp;"
            case "\"": return "&quot;"
            case "'": return "&#39;"
            case "\t", "\n": return String(scalar)
            default:
                let isControl = scalar.properties.generalCategory == .control
                return isControl || scalar.properties.isNoncharacterCodePoint ? "\u{FFFD}" : String(scalar)
            }
        }.joined()
    }

    @Test("Every character is written as the plain way does")
    func characters() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            // Planes differ in their last two characters alone.
            guard value < 0x3000 || value & 0xFFFF > 0xFDC0 || value % 251 == 0 else { continue }
            let text = "a\(scalar)b"
            #expect(PageText().escapeText(text) == plain(text))
        }
    }

    @Test("Texts of everything that is dangerous", arguments: 0..<40)
    func texts(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let parts = [
            "<script>", "&amp;", "\"'", "\u{0}", "\u{85}", "ø", "\u{FFFF}", "日", "\u{1F600}", "\u{1FFFE}", "x", "\n",
        ]
        let text = (0..<random.below(60)).map { _ in random.pick(parts) }.joined()
        #expect(PageText().escapeText(text) == plain(text))
    }

    @Test("A label is one line that turns nothing around; a long text is cut between characters")
    func labels() {
        #expect(MarkupText.label("one\r\ntwo\u{2028}three\u{202E}four\u{200F}") == "one  two three" + "four")
        #expect(MarkupText.label("“plain” 日本") == "“plain” 日本")
        // A word may be endless; a sentence of ours is not cut.
        let long = String(repeating: "word ", count: 100)
        #expect(MarkupText.label(long).count == 300 && MarkupText.label(long).hasSuffix("…"))
        #expect(MarkupText.line(long) == long)
        let text = String(repeating: "日", count: MarkupText.mostBytes / 3 + 7)
        let shown = MarkupText.shown(text)
        #expect(shown.isCut)
        #expect(shown.text.count == MarkupText.mostBytes / 3)
        #expect(MarkupText.shown("short").isCut == false)
    }

    @Test("Digests are those of FIPS 180-4")
    func digests() {
        func hex(_ text: String) -> String {
            SHA256.digest(of: Array(text.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        }
        #expect(hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
