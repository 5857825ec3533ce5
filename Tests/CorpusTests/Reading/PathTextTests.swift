import Platform
import Fixtures
import Testing

@Suite("Paths as strings")
struct PathTextTests {
    @Test(
        "Names that are UTF-8 and look like no escape are themselves",
        arguments: ["a.txt", #"a\b"#, #"\x"#, "é/\u{301}x", ""])
    func themselves(name: String) {
        #expect(Array(PathText.text(Array(name.utf8)).utf8) == Array(name.utf8))
        #expect(PathText.bytes(of: name) == Array(name.utf8))
        #expect(PathText.plain(name) == name)
    }

    @Test("A byte that is not UTF-8 is escaped, and so is the backslash of what looks like that")
    func escaped() {
        #expect(PathText.text([0x63, 0xE9]) == #"c\xE9"#)
        #expect(PathText.text(Array(#"c\xE9"#.utf8)) == #"c\x5CxE9"#)
        #expect(PathText.text(Array(#"c\x5C"#.utf8)) == #"c\x5Cx5C"#)
        // Neither these are written by us.
        #expect(PathText.text(Array(#"c\xe9\x41"#.utf8)) == #"c\xe9\x41"#)
        #expect(PathText.plain(#"c\x5CxE9"#) == #"c\xE9"#)
        #expect(PathText.plain(#"c\xE9"#) == #"c\xE9"#)
    }

    @Test("Any bytes come back, and no two names are one string")
    func reversible() {
        var random = SeededGenerator(seed: 7)
        let pieces: [[UInt8]] = [
            [0x5C], [0x78], [0x45], [0x39], [0x35], [0x43], [0xE9], [0xC3, 0xA9], [0xC3], [0xA9], [0xED, 0xA0, 0x80],
            [0xFF], [0xF0, 0x9F], [0xCC, 0x81], [0x2F], Array(#"\xE9"#.utf8), Array(#"\x5C"#.utf8),
        ]
        var names: [String: [UInt8]] = [:]
        for _ in 0..<20_000 {
            let bytes = (0..<random.below(8)).flatMap { _ in pieces[random.below(pieces.count)] }
            let text = PathText.text(bytes)
            #expect(PathText.bytes(of: text) == bytes)
            #expect(names.updateValue(bytes, forKey: text).map { $0 == bytes } ?? true)
        }
        #expect(names.count > 5_000)
    }
}
