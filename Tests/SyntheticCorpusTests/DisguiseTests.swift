import Foundation
import Testing

@testable import SyntheticCorpus

@Suite struct DisguiseTests {
    private func families(_ kind: CaseKind) throws -> [[CaseCorpus.Article]] {
        try #require(CaseCorpus.sample.families[kind])
    }

    @Test func `mojibake reads back as the text`() throws {
        for family in try families(.mojibake) {
            #expect(family[1].text != family[0].text)
            var bytes: [UInt8] = []
            for scalar in family[1].text.unicodeScalars {
                let encoded = String(scalar).data(using: .windowsCP1252)
                // Five bytes have no character in Windows-1252.
                bytes += scalar.value < 0x100 ? [UInt8(scalar.value)] : Array(try #require(encoded))
            }
            #expect(String(decoding: bytes, as: UTF8.self) == family[0].text)
        }
    }

    @Test func `references that were escaped twice stand for the text`() throws {
        for family in try families(.escapes) {
            #expect(family[1].text != family[0].text)
            var text = family[1].text.replacing("&amp;", with: "&")
            for (name, character) in [
                ("quot", "\""), ("rsquo", "’"), ("ldquo", "“"), ("rdquo", "”"), ("ndash", "–"), ("amp", "&"),
            ] { text = text.replacing("&\(name);", with: character) }
            text = text.replacing(#/&#(x?)([0-9a-f]+);/#) { match in
                String(Unicode.Scalar(UInt32(match.2, radix: match.1.isEmpty ? 10 : 16)!)!)
            }
            #expect(text == family[0].text)
        }
    }

    @Test func `capitals are those of the language`() throws {
        for family in try families(.turkish) {
            #expect(
                family[1].text.lowercased(with: Locale(identifier: "tr"))
                    == family[0].text.lowercased(with: Locale(identifier: "tr")))
            #expect(family[1].text != family[0].text.uppercased())
        }
        for family in try families(.greek) {
            func folded(_ text: String) -> String {
                text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).replacing("ς", with: "σ")
            }
            #expect(folded(family[1].text) == folded(family[0].text))
            #expect(!family[1].text.unicodeScalars.contains { $0.properties.isLowercase || $0 == "Ά" || $0 == "Ί" })
        }
        #expect(Disguises.greekCapitals("Ο άνθρωπος της Ίου") == "Ο ΑΝΘΡΩΠΟΣ ΤΗΣ ΙΟΥ")
        #expect(Disguises.turkishCapitals("ılık iğde") == "ILIK İĞDE")
    }

    @Test func `marks, letters and digits of other hands fold back`() throws {
        for family in try families(.arabic) {
            let bare = family[1].text.unicodeScalars.filter { !("\u{64B}"..."\u{652}" ~= $0 || $0 == "\u{640}") }
            #expect(String(String.UnicodeScalarView(bare)) == family[0].text)
            #expect(bare.count < family[1].text.unicodeScalars.count)
        }
        for family in try families(.persian) {
            #expect(family[1].text != family[0].text)
            #expect(family[1].text.replacing("ي", with: "ی").replacing("ك", with: "ک") == family[0].text)
        }
        for family in try families(.digits) {
            let digits = family[0].text.count { $0.isASCII && $0.isNumber }
            #expect(digits > 10)
            #expect(!family[1].text.contains { $0.isASCII && $0.isNumber })
            let back = family[1].text.map { $0.isNumber ? String($0.wholeNumberValue!) : String($0) }.joined()
            #expect(back == family[0].text)
        }
        for family in try families(.german) {
            #expect(!family[1].text.contains { "äöüÄÖÜß".contains($0) })
            #expect(family[1].text != family[0].text)
        }
    }
}
