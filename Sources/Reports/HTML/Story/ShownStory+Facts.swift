import Corpus
import Foundation

extension ShownStory.Member {
    /// What templates say of an article.
    var facts: [String: Any] {
        var facts: [String: Any] = [
            "anchor": anchor, "name": name, "date": date, "headline": headline, "id": MarkupText.label(record.id),
        ]
        // Decisions need the id as it is.
        if MarkupText.label(record.id) != record.id || !record.id.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) {
            facts["key"] = key
        }
        facts["who"] = record.source == nil ? "no source" : name
        if let webAddress { facts["url"] = webAddress }
        if let stamp = record.published, published != nil { facts["stamp"] = MarkupText.label(stamp) }
        if let words = record.words { facts["words"] = CountText.text(words, "word") }
        if let language = record.language, Self.isLanguageTag(language) { facts["language"] = language }
        return facts
    }

    /// The id as the fragment of an address has it, so that a page may hold what is no text.
    var key: String { record.id.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? record.id }

    /// Where it was published. A link to anything else might run something.
    var webAddress: String? { record.url.flatMap { Self.isWebAddress($0) ? $0 : nil } }

    private static func isWebAddress(_ text: String) -> Bool {
        guard let url = URL(string: text, encodingInvalidCharacters: false) else { return false }
        return ["http", "https"].contains(url.scheme?.lowercased()) && url.host() != nil
    }

    /// A tag of BCP 47, by its form.
    private static func isLanguageTag(_ tag: String) -> Bool {
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        return (parts.first?.count ?? 0) <= 3
            && parts.allSatisfy { part in
                (2...8).contains(part.count)
                    && part.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
            }
    }
}

extension ShownStory {
    /// "a copy of Norvane Wire, 4 Apr 07:52 (confidence 0.91)": what an article came from; nil where it came from none here.
    func origin(of index: Int) -> String? {
        lineage.links[index].map { link in
            let kind = link.kind == "retold" ? "retold from" : "\(link.kind == "update" ? "an" : "a") \(link.kind) of"
            return "\(kind) \(name(of: link.parent)) (confidence \(Decimals.text(link.confidence, places: 2)))"
        }
    }

    /// "Norvane Wire, 4 Apr 07:52".
    func name(of index: Int) -> String { "\(members[index].name), \(members[index].date)" }

    /// Which of two articles came from the other.
    func direction(of index: Int, beside other: Int) -> Comparison.Direction {
        lineage.links[index]?.parent == other
            ? .cameFromOther : lineage.links[other]?.parent == index ? .otherCameFrom : .apart
    }
}
