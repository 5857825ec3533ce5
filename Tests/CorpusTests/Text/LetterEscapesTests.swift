import Fixtures
import Testing

@testable import Corpus

@Suite("Letters that are written out by a code")
struct LetterEscapesTests {
    private static func published(_ text: String) -> String? {
        PublishedText(Array(text.utf8).span, naming: .noPage).plain.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("Escapes of JSON, of Python and of mails are letters again", arguments: ["cs", "el", "ja", "fr", "ru", "vi"])
    func letters(language: String) {
        let text = WrongEncodingTests.texts[language]! + "\n\n" + WrongEncodingTests.texts[language]!
        let json = text.utf16.map {
            $0 < 0x80 ? $0 == 10 ? "\\n" : String(UnicodeScalar(UInt8($0))) : "\\u" + padded($0)
        }.joined()
        #expect(Self.published(json) == text)
        let python = text.utf8.map { $0 < 0x80 ? String(UnicodeScalar($0)) : "\\x" + String($0, radix: 16) }.joined()
        #expect(Self.published(python) == text)
        let mail = text.utf8.map {
            $0 < 0x80 && $0 != 0x3D ? String(UnicodeScalar($0)) : "=" + String($0, radix: 16, uppercase: true)
        }
        var lines = ""
        for (index, part) in mail.enumerated() { lines += part + (index % 40 == 39 && part != "\n" ? "=\n" : "") }
        #expect(Self.published(lines) == text)
    }

    private func padded(_ value: UInt16) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }

    @Test(
        "What only speaks of such codes stays",
        arguments: [
            "In JSON an é is written \\u00e9, and a line ends with \\n.",
            "The path is C:\\users\\xavier\\news and no other.",
            "See https://example.org/?a=C3&b=A1 and x=3D, y=20.", "a = b, c = d", "Python prints b'\\xc3' for it.",
            "He scored 3=2 points\\u and left.",
        ])
    func stays(text: String) { #expect(Self.published(text) == nil) }

    @Test("The scripts of a page are left as they are, and its text is read")
    func pages() {
        let script = "<script>var a = {\"t\": \"Kr\\u00e1sn\\u00e9ho \\u003c/script\\u003e mlýn\"};</script>"
        #expect(Self.published("<p>Old mill</p>\(script)<p>New mill</p>") == "Old mill\nNew mill")
        #expect(Self.published("<p>Kr\\u00e1sn\\u00e9ho mlýna</p>\(script)") == "Krásného mlýna")
        #expect(Self.published("\\u003cp\\u003eKr\\u00e1sn\\u00e9ho\\u003c/p\\u003e") == "Krásného")
        #expect(Self.published("<p class=3D\"a\">Kr=C3=A1sn=C3=A9ho ml=\nýna</p>") == "Krásného mlýna")
    }

    @Test("Codes of codes are undone to a depth, and no deeper")
    func layers() {
        func coded(_ depth: Int) -> String {
            (0..<2).map { _ in "Kr\\" + String(repeating: "u005c", count: depth) + "u00e1sn" }.joined()
        }
        let chain = (0..<40).map(coded).joined(separator: " ")
        let read = Self.published(chain)
        #expect(read?.hasPrefix("KrásnKrásn KrásnKrásn") == true)
        #expect(read?.contains("u005cu00e1") == true)
    }

    @Test(
        "Marks of bulletin boards go, with the addresses of images; other brackets stay",
        arguments: [
            ("The [b]old mill[/b] is [url=https://example.org/a]closed[/url] now.", "The old mill is closed now."),
            ("[QUOTE=Ann]It is.[/QUOTE]Yes.", "\nIt is.\nYes."),
            ("[img]https://example.org/a.png[/img]The mill.", "The mill."),
            ("[size=4][color=red]Fire[/color][/size]", "Fire"), ("[list][*]one[*]two[/list]", "\n\none\ntwo\n"),
            ("[section id=\"3\"]The mill.[/section]", "The mill."),
            ("[vc_row][vc_column]The mill.[/vc_column][/vc_row]", "The mill."),
        ])
    func marks(text: String, plain: String) { #expect(Self.published(text) == plain) }

    @Test(
        "Brackets of prose are no marks",
        arguments: [
            "The mill [sic] is [b] closed.", "[1] A note. [2] Another.", "He said [that] it [was] so.",
            "An array a[i] and b[i].",
            "[Photo: Ann Lee] The mill.", "Text [/b] alone.",
        ])
    func prose(text: String) { #expect(Self.published(text) == nil) }

    @Test(
        "The work is linear in a text of one code over and over",
        arguments: ["[a ", "[b]", "[/b]", "\\u00e9", "=C3=A9", "=\n", "[img]", "\\x"])
    func isLinear(piece: String) {
        let growth = growth(from: 20_000, by: 8) { size in
            _ = PublishedText(
                Array(String(repeating: piece, count: size / piece.utf8.count).utf8).span, naming: .noPage)
        }
        #expect(growth < 24)
    }
}
