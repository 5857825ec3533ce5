import Platform
import Testing

@Suite("Other encodings")
struct CharacterDecoderTests {
    @Test(
        "Labels mean what they mean on the web",
        arguments: [
            ("ISO-8859-1", [0x93, 0xE9, 0x94, 0x80], "“é”€"), ("latin1", [0xFC], "ü"),
            (" 'Windows-1251' ", [0xCC, 0xE8, 0xF0], "Мир"),
            ("shift_jis", [0x93, 0xFA, 0x96, 0x7B], "日本"), ("gb2312", [0xD6, 0xD0], "中"), ("utf8", [0xC3, 0xA9], "é"),
            ("euc-kr", [0xC7, 0xD1], "한"), ("big5", [0xA4, 0xA4], "中"), ("koi8-r", [0xED], "М"),
            ("utf-16be", [0x04, 0x1C], "М"),
        ] as [(String, [UInt8], String)])
    func labels(label: String, bytes: [UInt8], expected: String) {
        #expect(CharacterDecoder.utf8(bytes, from: label).map { String(decoding: $0, as: UTF8.self) } == expected)
        #expect(CharacterDecoder.knows(label))
    }

    @Test(
        "What is no label is refused",
        arguments: ["", "utf-8//IGNORE", "no-such-thing", "../../x", String(repeating: "a", count: 99)])
    func refuses(label: String) {
        #expect(CharacterDecoder.utf8([0x41], from: label) == nil)
        #expect(!CharacterDecoder.knows(label))
    }

    @Test("Bytes that are no character become U+FFFD, and the rest is read", arguments: [0, 1, 40_000])
    func broken(before: Int) {
        let bytes = [UInt8](repeating: 0x41, count: before) + [0x81, 0x20, 0x8D]
        let text = CharacterDecoder.utf8(bytes, from: "windows-1252").map { String(decoding: $0, as: UTF8.self) }
        #expect(text == String(repeating: "A", count: before) + "\u{FFFD} \u{FFFD}")
        #expect(CharacterDecoder.utf8([0xE9, 0x00, 0x41], from: "utf-16le") == Array("é\u{FFFD}".utf8))
    }

    @Test(
        "The last letter is there where it might have had a mark, and what is cut off is told",
        arguments: [
            ("windows-1255", [0xF9, 0xEC, 0xE5], "שלו"), ("windows-1258", [0x68, 0xE2], "hâ"),
            ("windows-1258", [0x62, 0x61], "ba"), ("windows-1255", [0xF9, 0xD9, 0xEC], "ש\u{FFFD}ל"),
            ("euc-jp", [0x61, 0x8F, 0xB0], "a\u{FFFD}\u{FFFD}"), ("shift_jis", [0x61, 0x82], "a\u{FFFD}"),
            ("gb18030", [0x61, 0x81, 0x30, 0x81], "a\u{FFFD}0\u{FFFD}"), ("big5", [0xA4, 0xA4, 0x88], "中\u{FFFD}"),
            ("utf-16le", [0x41, 0, 0x3D, 0xD8], "A\u{FFFD}\u{FFFD}"),
            ("utf-32le", [0x41, 0, 0], "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("iso-2022-jp", [0x61, 0x1B, 0x24, 0x42, 0x31], "a\u{FFFD}"),
        ] as [(String, [UInt8], String)])
    func ends(label: String, bytes: [UInt8], expected: String) {
        #expect(CharacterDecoder.utf8(bytes, from: label).map { String(decoding: $0, as: UTF8.self) } == expected)
    }
}
