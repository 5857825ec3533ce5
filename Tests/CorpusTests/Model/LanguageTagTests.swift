import Fixtures
import Testing

@testable import Corpus

@Suite("Language tags")
struct LanguageTagTests {
    @Test(
        "Codes, tags and names of one language are one",
        arguments: [
            (
                "en",
                ["English", "english", "eng", "en-GB", "en_US", "en ", " EN", "ENG", "en_US.UTF-8", "British English"]
            ),
            ("de", ["Deutsch", "ger", "deu", "German", "de-CH-1996", "DE_at", "German (Austria)"]),
            (
                "zh",
                [
                    "zh-Hans", "zh_Hant_TW", "Chinese", "chi", "zho", "cmn", "中文", "Chinese (Simplified)",
                    "Traditional Chinese",
                ]
            ),
            ("pt", ["pt-BR", "por", "Portuguese", "Português", "Brazilian Portuguese", "pt,en"]),
            ("es", ["Spanish", "Castilian", "spa", "español", "Español", "es-419"]),
            ("fr", ["fre", "fra", "French", "Français"]), ("nl", ["dut", "nld", "Flemish", "Nederlands"]),
            ("ro", ["rum", "ron", "mo", "Română"]), ("no", ["nb", "nn-NO", "nob", "Norwegian Bokmål", "Norsk"]),
            ("el", ["gre", "ell", "Modern Greek", "Greek, Modern", "Ελληνικά"]), ("he", ["iw", "heb", "עברית"]),
            ("id", ["in", "ind", "Indonesian", "Bahasa Indonesia"]), ("fa", ["per", "fas", "Farsi", "prs"]),
            ("cs", ["cze", "ces", "Čeština", "cz"]), ("uk", ["ukr", "Українська"]), ("ja", ["jpn", "日本語", "jp"]),
            ("tl", ["fil", "Filipino"]), ("hi", ["hin", "हिन्दी"]), ("sw", ["swa", "Kiswahili"]),
            ("ceb", ["ceb", "CEB-PH"]),
        ])
    func spellings(language: String, declared: [String]) {
        for name in declared { #expect(LanguageTag(name) == .language(language), "\(name)") }
    }

    @Test(
        "What stands for no language is as good as nothing",
        arguments: [
            "", " ", "-", "und", "UND", "und-Latn", "unknown", "Unknown", "mul", "zxx", "null", "None", "n/a", "N/A",
        ])
    func undeclared(name: String) {
        #expect(LanguageTag(name) == .undeclared)
    }

    @Test(
        "A language that the table does not know is one of its own",
        arguments: [("xx", "xx"), ("QAA-Latn", "qaa"), ("Klingon", "klingon")])
    func unknown(name: String, language: String) {
        #expect(LanguageTag(name) == .language(language))
    }

    @Test(
        "What is no tag and names no language is unusable",
        arguments: ["12", "en2", "x", "lang 1", "to be done", "English and French", "\""])
    func unusable(name: String) {
        #expect(LanguageTag(name) == .unusable)
    }

    @Test("Every code of the table is one of ISO 639-1, and stands for itself")
    func table() {
        #expect(Set(LanguageNames.codes.values).count == 182)
        for (name, code) in LanguageNames.codes {
            #expect(code.utf8.count == 2)
            #expect(LanguageNames.codes[code] == code)
            #expect(name == name.lowercased())
            #expect(!name.isEmpty)
        }
    }
}
