/// What data sets made of crawls call the source of their records: it says where a page was found, and not who published it.
enum CrawlNames {
    private static let longest = 24

    /// In small letters, without what parts words and without the number or the year of a release.
    private static let names: Set<[UInt8]> = Set(
        [
            "commoncrawl", "cc", "ccnet", "ccnews", "ccmain", "c", "mc", "oscar", "culturax", "culturay", "hplt",
            "fineweb",
            "finewebedu", "refinedweb", "falconrefinedweb", "redpajama", "redpajamacommoncrawl", "slimpajama", "dolma",
            "pilecc", "thepile", "openwebtext", "webtext", "realnews", "madlad", "clueweb", "webcrawl", "crawl", "web",
            "rss", "rssfeed", "sitemap",
        ].map { Array($0.utf8) })

    /// Whether a source is one of them: "common_crawl", "mC4", "OSCAR-2301", "CC-MAIN-2024-10".
    static func areNamed(by source: ArraySlice<UInt8>) -> Bool {
        guard source.count <= longest else { return false }
        var name: [UInt8] = []
        for byte in source where byte != UInt8(ascii: "-") && byte != UInt8(ascii: "_") && byte != 0x20 {
            name.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        }
        let isNumbered = name.last.map { $0 &- 0x30 < 10 } ?? false
        while let last = name.last, last &- 0x30 < 10 { name.removeLast() }
        // "C" and "MC" alone may be anybody.
        return names.contains(name) && (isNumbered || name.count > 2 || name.elementsEqual("cc".utf8))
    }
}
