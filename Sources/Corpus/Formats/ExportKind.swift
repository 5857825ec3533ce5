internal import Platform

/// How archives of the press write many articles into one file of text.
enum ExportKind: Sendable {
    /// "3 of 20 DOCUMENTS" or "Document 3 of 20" above each, as LexisNexis and ProQuest have it.
    case numbered
    /// A line of underscores above each, as ProQuest has it where the articles are not numbered.
    case ruled
    /// "End of Document" below each, as Nexis Uni has it.
    case closed
    /// Codes of two letters before each field, and its number below each article, as Factiva has it.
    case coded
    /// The number below each article, and no codes.
    case counted
    /// Names and values above parts that hyphens end, as Movable Type and TypePad have it.
    case weblog

    enum Mark { case begins, ends }

    /// Lines that are looked at to tell the kind.
    private static let mostLines = 4_000

    /// The kind of a text by what is there of it; nil for the text of one article.
    init?(_ bytes: ArraySlice<UInt8>) {
        var signs: Set<String> = []
        for line in bytes.split(separator: 0x0A, maxSplits: Self.mostLines).prefix(Self.mostLines) {
            // The first letter rules out nearly all lines of nearly all texts.
            guard let first = line.first(where: { $0 != 0x20 }) else { continue }
            guard "DdEeFfAB-_HPLlV".utf8.contains(first) || first &- 0x30 < 10 else { continue }
            let text = line.trimmingSpaces
            guard text.count <= 120 else {
                // A label may stand before the first paragraph.
                if first == UInt8(ascii: "F") || first == UInt8(ascii: "V"),
                    let (label, _) = ExportedArticle.label(text.prefix(40))
                {
                    signs.insert("label " + FieldNames.plain(label))
                }
                continue
            }
            switch first {
            case UInt8(ascii: "-"):
                if text.elementsEqual("-----".utf8) { signs.insert("part") }
                if text.elementsEqual("--------".utf8) { signs.insert("entry") }
            case UInt8(ascii: "_"): if Self.isRule(text) { signs.insert("rule") }
            case UInt8(ascii: "B"): if text.elementsEqual("BODY:".utf8) { signs.insert("body") }
            case UInt8(ascii: "H"), UInt8(ascii: "P"):
                if let (code, _) = Self.code(line) { signs.insert("code " + code) }
                if let (label, _) = ExportedArticle.label(text) { signs.insert("label " + FieldNames.plain(label)) }
            default:
                if Self.isNumber(text) { signs.insert("numbered") }
                if Self.isClosing(text) { signs.insert("closed") }
                if Self.isAccession(text) { signs.insert("accession") }
                if Self.isWordCount(text) { signs.insert("count") }
                if let (label, _) = ExportedArticle.label(text) { signs.insert("label " + FieldNames.plain(label)) }
            }
        }
        let hasLength = ["length", "länge", "longueur", "longitud", "lengte"].contains {
            signs.contains("label " + FieldNames.plain($0))
        }
        let hasText = signs.contains("label fulltext") || signs.contains("label volltext")
        if signs.isSuperset(of: ["accession", "code HD", "code PD"]) {
            self = .coded
        } else if signs.isSuperset(of: ["accession", "count"]) {
            self = .counted
        } else if signs.isSuperset(of: ["part", "entry", "body"]) {
            self = .weblog
        } else if signs.contains("closed"), hasLength {
            self = .closed
        } else if signs.contains("numbered"), hasLength || hasText {
            self = .numbered
        } else if signs.contains("rule"), hasText,
            signs.contains("label publicationtitle") || signs.contains("label publicationinfo")
        {
            self = .ruled
        } else {
            return nil
        }
    }

    /// What a line, without the space around it, says of where articles begin and end.
    func mark(_ line: ArraySlice<UInt8>) -> Mark? {
        guard 2...120 ~= line.count else { return nil }
        return switch self {
        case .numbered: Self.isNumber(line) ? .begins : nil
        case .ruled: Self.isRule(line) ? .begins : nil
        case .closed: Self.isClosing(line) ? .ends : nil
        case .coded, .counted: Self.isAccession(line) ? .ends : nil
        case .weblog: line.elementsEqual("--------".utf8) ? .ends : nil
        }
    }

    private static let documentWords: Set<String> = [
        "document", "documents", "dokument", "dokumente", "dokumenten", "documenti", "documento", "documentos",
        "documenten",
        "dokumenter",
    ]
    private static let ofWords: Set<String> = ["of", "von", "de", "di", "van", "sur", "av", "af"]

    /// "3 of 20 DOCUMENTS", "Dokument 3 von 20".
    static func isNumber(_ line: ArraySlice<UInt8>) -> Bool {
        let words = String(decoding: line, as: UTF8.self).lowercased().split(separator: " ").map(String.init)
        guard words.count == 4 else { return false }
        func isCount(_ word: String) -> Bool { word.utf8.count < 8 && word.utf8.allSatisfy { $0 &- 0x30 < 10 } }
        if documentWords.contains(words[0]) {
            return isCount(words[1]) && ofWords.contains(words[2]) && isCount(words[3])
        }
        return isCount(words[0]) && ofWords.contains(words[1]) && isCount(words[2]) && documentWords.contains(words[3])
    }

    /// "Page 1 of 3", "Seite 1 von 3".
    static func isPageNumber(_ line: ArraySlice<UInt8>) -> Bool {
        let words = String(decoding: line, as: UTF8.self).lowercased().split(separator: " ").map(String.init)
        return words.count == 4 && ["page", "seite", "pagina", "página", "side", "sida"].contains(words[0])
            && ofWords.contains(words[2]) && [words[1], words[3]].allSatisfy { Int($0) != nil }
    }

    /// Forty underscores and more.
    static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
        line.count >= 40 && line.allSatisfy { $0 == UInt8(ascii: "_") }
    }

    static func isClosing(_ line: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: line, as: UTF8.self).lowercased()
        return [
            "end of document", "ende des dokuments", "fin du document", "fine documento", "fin del documento",
            "fin de documento", "einde van document",
        ].contains(text)
    }

    /// "Document NGAZ000020240312ek3c00001", with or without the code AN before it.
    static func isAccession(_ line: ArraySlice<UInt8>) -> Bool {
        var words = line.split(separator: 0x20)
        if words.first?.elementsEqual("AN".utf8) == true { words.removeFirst() }
        guard words.count == 2, documentWords.contains(String(decoding: words[0], as: UTF8.self).lowercased()) else {
            return false
        }
        let number = words[1]
        return 15...40 ~= number.count && number.contains { $0 &- 0x30 < 10 }
            && number.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
    }

    /// "1,204 words".
    static func isWordCount(_ line: ArraySlice<UInt8>) -> Bool {
        let words = String(decoding: line, as: UTF8.self).lowercased().split(separator: " ")
        return words.count == 2 && words[0].utf8.allSatisfy { $0 &- 0x30 < 10 || ".,".utf8.contains($0) }
            && ["words", "wörter", "mots", "palabras", "parole", "palavras", "woorden", "ord"].contains(words[1])
    }

    /// A code of two or three capitals at the beginning of a line and what stands behind it: "HD  Ferry line suspended".
    static func code(_ line: ArraySlice<UInt8>) -> (code: String, value: ArraySlice<UInt8>)? {
        let code = line.prefix { $0 &- 0x41 < 26 }
        guard 2...3 ~= code.count else { return nil }
        let rest = line[code.endIndex...]
        let spaces = rest.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        guard spaces.count + code.count >= 4 || spaces.count == rest.count else { return nil }
        return (String(decoding: code, as: UTF8.self), rest.trimmingSpaces)
    }
}
