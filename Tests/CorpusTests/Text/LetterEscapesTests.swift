import Fixtures
import Platform
import Testing

@testable import Corpus

@Suite("Letters that are written out by a code")
struct LetterEscapesTests {
    private static func published(_ text: String, naming: PublishedText.Naming = .noPage) -> String? {
        PublishedText(Array(text.utf8).span, naming: naming).plain.map { String(decoding: $0, as: UTF8.self) }
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
            "See https://example.org/?a=C3&b=A1 and x=3D, y=20.", "====\n1980=95, 1985=C3=A9\n====\n====\n",
            "a = b, c = d", "Python prints b'\\xc3' for it.",
            "He scored 3=2 points\\u and left.",
        ])
    func stays(text: String) { #expect(Self.published(text) == nil) }

    @Test("The scripts of a page are left as they are, and its text is read")
    func pages() {
        let script = "<script>var a = {\"t\": \"Kr\\u00e1sn\\u00e9ho \\u003c/script\\u003e mlýn\"};</script>"
        #expect(Self.published("<p>Old mill</p>\(script)<p>New mill</p>", naming: .none) == "Old mill\nNew mill\n")
        #expect(Self.published("<p>Kr\\u00e1sn\\u00e9ho mlýna</p>\(script)", naming: .none) == "Krásného mlýna\n")
        #expect(Self.published("\\u003cp\\u003eKr\\u00e1sn\\u00e9ho\\u003c/p\\u003e", naming: .none) == "Krásného\n")
        #expect(Self.published("<p class=3D\"a\">Kr=C3=A1sn=C3=A9ho ml=\nýna</p>", naming: .none) == "Krásného mlýna\n")
    }

    @Test("A mail in another encoding than UTF-8 is read where its lines show that it is one")
    func mails() throws {
        let text = WrongEncodingTests.texts["cs"]!
        let encoder = try #require(CharacterEncoder(to: "windows-1250"))
        let bytes = try #require(encoder.encoded(Array(text.utf8)))
        let coded = bytes.map {
            $0 < 0x80 && $0 != 0x3D ? String(UnicodeScalar($0)) : "=" + String($0, radix: 16, uppercase: true)
        }
        var mail = ""
        for (index, part) in coded.enumerated() { mail += part + (index % 30 == 29 ? "=\r\n" : "") }
        #expect(Self.published(mail) == text)
        #expect(Self.published("See https://example.org/?id=A1B2&c=E9F0 and https://example.org/?x=B5.") == nil)
    }

    @Test(
        "Words of headers are read, side by side as one",
        arguments: [
            ("=?utf-8?Q?Kr=C3=A1sn=C3=A9_m=C4=9Bsto?=", "Krásné město"),
            ("=?UTF-8?B?S3LDoXNuw6k=?= mill", "Krásné mill"),
            ("Re: =?iso-8859-1?q?caf=E9?= =?iso-8859-1?q?_cr=E8me?=, please", "Re: café crème, please"),
            ("=?utf-8?B?S3LD?=\n =?utf-8?B?oXNuw6k=?=", "Krásné"), ("=?utf-8*cs?Q?ml=C3=BDn?=", "mlýn"),
            ("=?windows-1251?B?zOXr/O3o9uA=?=", "Мельница"),
        ])
    func headers(text: String, plain: String) { #expect(Self.published(text) == plain) }

    @Test(
        "What is broken or cut off stays as it is",
        arguments: [
            "=?utf-8?Q?Caf", "=?utf-8?Q?Caf?", "=?utf-8?X?Caf?=", "=?no-such?Q?Caf=E9?=", "=?utf-8?B?S3#?=",
            "a =? b ?= c", "=?",
            "=?utf-8?Q?Caf=E?=",
        ])
    func brokenHeaders(text: String) { #expect(Self.published(text) == nil) }

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
        arguments: [
            "[a ", "[b]", "[/b]", "\\u00e9", "=C3=A9", "=\n", "=?utf-8?Q?a?=", "=?", "=?utf-8?Q?", "[img]", "\\x",
        ])
    func isLinear(piece: String) {
        let growth = growth(from: 20_000, by: 8) { size in
            _ = PublishedText(
                Array(String(repeating: piece, count: size / piece.utf8.count).utf8).span, naming: .noPage)
        }
        #expect(growth < 24)
    }
}
