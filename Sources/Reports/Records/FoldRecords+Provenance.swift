import Provenance
import Corpus
import Storyfold

extension FoldRecords {
    /// Where a group's text comes from, and who copied whom.
    func provenanceField(_ version: Version, in json: inout JSONText) {
        let provenance = fold.provenance(of: version)
        json.field(
            "provenance",
            object: { json in
                originField(provenance.origin, in: &json)
                json.field("chain", provenance.chain) { json, link in
                    json.object { json in
                        json.field("id", fold.corpus.id(link.article))
                        json.field("parent", fold.corpus.id(link.parent))
                        json.field("kind", link.kind.rawValue)
                        json.field("similarity", similarity: link.similarity)
                        json.field("alternatives", link.alternatives)
                        json.field("signals", link.signals.map(\.rawValue))
                        json.field("confidence", similarity: link.confidence)
                    }
                }
            })
    }

    /// Where a story comes from, and which of its texts come from others.
    func provenanceField(_ story: Story, in json: inout JSONText) {
        let provenance = fold.provenance(of: story)
        json.field(
            "provenance",
            object: { json in
                json.field("independent_texts", provenance.independentTexts)
                json.field("first", provenance.first.map(fold.corpus.id))
                originField(provenance.origin, in: &json)
                json.field("dependent_texts", provenance.dependents) { json, dependent in
                    json.object { json in
                        json.field("group", fold.corpus.id(dependent.version))
                        json.field("parent", fold.corpus.id(dependent.parent))
                        json.field("kind", dependent.kind.rawValue)
                        json.field("signals", dependent.signals.map(\.rawValue))
                        json.field("confidence", similarity: dependent.confidence)
                    }
                }
                json.field("earliest", provenance.earliest.map(fold.corpus.id))
            })
    }

    private func originField(_ origin: Origin, in json: inout JSONText) {
        json.field(
            "origin",
            object: { json in
                json.field("id", origin.article.map(fold.corpus.id))
                json.field("credit", origin.credit)
                json.field("credit_is_here", origin.isCreditHere)
                json.field("signals", origin.signals.map(\.rawValue))
                json.field("disagreeing", origin.disagreeing) { json, vote in
                    json.object { json in
                        json.field("signal", vote.signal.rawValue)
                        json.field("id", fold.corpus.id(vote.article))
                    }
                }
                json.field("confidence", similarity: origin.confidence)
            })
    }
}
