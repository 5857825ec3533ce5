/// Turns text of other encodings into UTF-8, through the C library's iconv.
package enum CharacterDecoder {
    /// The text in UTF-8; nil where the encoding is not known.
    ///
    /// What the encoding has no character for becomes U+FFFD, byte by byte.
    ///
    /// - Parameter label: a name as pages and headers give it ("ISO-8859-1", "shift_jis").
    /// - Complexity: O(n) in the bytes.
    package static func utf8(_ bytes: [UInt8], from label: String) -> [UInt8]? {
        guard let name = name(of: label) else { return nil }
        if name == "UTF-8" { return Array(String(decoding: bytes, as: UTF8.self).utf8) }
        return StreamDecoder(from: label)?.decode(bytes[...], isLast: true).text
    }

    /// Whether text can be read that is labelled so.
    package static func knows(_ label: String) -> Bool {
        guard let name = name(of: label) else { return false }
        return name == "UTF-8" || StreamDecoder(from: label) != nil
    }

    /// Whether a label means UTF-8.
    package static func isUTF8(_ label: String) -> Bool { name(of: label) == "UTF-8" }

    /// The encoding that a label means on the web (WHATWG Encoding Standard, section 4.2), by the library's name; nil where it
    /// can be none.
    static func name(of label: String) -> String? {
        let label = String(
            decoding: label.utf8.filter { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 }
                .map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
        // A slash would begin what the library takes for an option.
        let isName = label.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 &- 0x61 < 26 || "-_.:".utf8.contains($0) }
        guard !label.isEmpty, label.utf8.count <= 40, isName else { return nil }
        return labels[label] ?? label
    }

    private static let labels: [String: String] = {
        let lists = [
            "UTF-8": "utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8",
            "UTF-16LE": "utf-16 utf-16le unicode ucs-2 iso-10646-ucs-2 csunicode", "UTF-16BE": "utf-16be unicodefffe",
            "CP1252": """
            windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 latin-1 l1 ascii us-ascii \
            ansi_x3.4-1968 cp819 ibm819
            """,
            "CP1254": "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5 l5",
            "CP874": "windows-874 tis-620 iso-8859-11 dos-874",
            "CP1250": "windows-1250 cp1250 x-cp1250", "CP1251": "windows-1251 cp1251 x-cp1251",
            "CP1253": "windows-1253 cp1253",
            "CP1255": "windows-1255 cp1255", "CP1256": "windows-1256 cp1256", "CP1257": "windows-1257 cp1257",
            "CP1258": "windows-1258 cp1258", "ISO-8859-8": "iso-8859-8-i logical iso-8859-8",
            "GB18030": "gb2312 gbk gb18030 gb_2312-80 chinese x-gbk csgb2312",
            "CP932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j ms932",
            "CP949": "euc-kr ks_c_5601-1987 ksc5601 korean windows-949",
            "BIG5-HKSCS": "big5 big5-hkscs cn-big5 x-x-big5 csbig5", "EUC-JP": "euc-jp x-euc-jp",
            "MACINTOSH": "macintosh x-mac-roman mac",
        ]
        return lists.reduce(into: [:]) { labels, list in
            for label in list.value.split(separator: " ") { labels[String(label)] = list.key }
        }
    }()
}
