import Corpus
import Platform
import NearDuplicates
import Reports

/// The lines on standard error that say what an audit found.
enum AuditText {
    private static let mostMissed = 3

    /// - Parameter id: of an article.
    static func text(of audit: RecallAudit, id: (Int) -> String) -> String {
        let each = SummaryText.count(audit.texts, "text")
        var text = "audit: \(SummaryText.count(audit.articles, "article")) compared in full with all of \(each)\n"
        if audit.exactCopies > 0 {
            text += "  exact copies of them, not counted below: \(SummaryText.grouped(audit.exactCopies))\n"
        }
        guard let recall = audit.recall, let interval = audit.interval else {
            return text + "  none of them has a near copy, so nothing can be said about recall; draw more articles\n"
        }
        text +=
            "  duplicate pairs they are in: \(SummaryText.grouped(audit.pairs)), of which the run found "
            + "\(SummaryText.grouped(audit.found))\n"
            + "  recall \(decimals(recall)), between \(decimals(interval.lower)) and \(decimals(interval.upper)) "
            + "with 95 % confidence\n"
        for pair in audit.missed.prefix(mostMissed) {
            let containment = max(pair.containmentOfAInB, pair.containmentOfBInA)
            text +=
                "  missed: \(ShownText.line(id(pair.a))) and \(ShownText.line(id(pair.b))), Jaccard \(decimals(pair.jaccard)), "
                + "containment \(decimals(containment))\n"
        }
        let rest = audit.missed.count - mostMissed
        if rest > 0 { text += "  and \(SummaryText.grouped(rest)) more missed\n" }
        return text
    }

    private static func decimals(_ value: Double) -> String { Decimals.text(value, places: 4) }
}
