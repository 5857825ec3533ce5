import Corpus
import Comparison
import Storyfold

extension ExplanationReport {
    func mentionFacts(showsAll: Bool) -> [Fact] {
        let (names, numbers) = (explanation.mentions.names, explanation.mentions.numbers)
        func list(_ values: [String]) -> String {
            let most = showsAll ? values.count : 12
            if values.isEmpty { return "none" }
            return values.prefix(most).map(Columns.joined).joined(separator: ", ")
                + (values.count > most ? " and \(Decimals.grouped(values.count - most)) more" : "")
        }
        func facts(_ kind: String, _ found: Mentions.Comparison) -> [Fact] {
            guard !(found.shared + found.onlyA + found.onlyB).isEmpty else { return [(kind, "none")] }
            return [
                ("\(kind) in both", list(found.shared)), ("only in A", list(found.onlyA)),
                ("only in B", list(found.onlyB)),
            ]
        }
        return facts("names", names) + facts("numbers", numbers) + conflictFacts(showsAll: showsAll)
    }

    func conflictFacts(showsAll: Bool) -> [Fact] {
        let conflicts = explanation.conflicts
        guard !conflicts.isEmpty else { return [("in conflict", "none in sentences that both have")] }
        let most = showsAll ? conflicts.count : 6
        var facts: [Fact] = conflicts.prefix(most).enumerated().map { index, conflict in
            let words = ChangedWords(conflict.context.map { ($0.text, $0.isJoined, $0.change) }, marksChanges: true)
            let context = words.text
            let isInside = conflict.context.first?.isJoined ?? false
            let before = conflict.isCutBefore ? isInside ? "…" : "… " : ""
            let behind = conflict.isCutBehind ? isInside ? "…" : " …" : ""
            return (
                index == 0 ? "in conflict" : "",
                "\(Columns.joined("\(conflict.a) → \(conflict.b)")): \(before)\(context)\(behind)"
            )
        }
        if conflicts.count > most {
            facts.append(("", "and \(Decimals.grouped(conflicts.count - most)) more (--all shows them)"))
        }
        return facts
    }
}
