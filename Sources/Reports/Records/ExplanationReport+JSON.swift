import Comparison
import Platform
import Corpus
import NearDuplicates
import Stories
import Storyfold

extension ExplanationReport {
    /// One object.
    package var json: String {
        var json = JSONText()
        json.object { json in
            json.field("verdict", explanation.verdict.rawValue)
            json.field("relation", explanation.text.isFound ? explanation.text.relation?.rawValue : nil)
            json.field("same_group", explanation.isOneGroup)
            json.field("same_story", explanation.isOneStory)
            json.field("a", object: { article(explanation.a, in: &$0) })
            json.field("b", object: { article(explanation.b, in: &$0) })
            json.field("text", object: text)
            if let versions = explanation.versions {
                json.field("story", object: { story(versions, in: &$0) })
            } else {
                json.field("story", String?.none)
            }
            json.field("path", explanation.path) { json, step in
                json.object { json in
                    json.field("id", fold.corpus.id(step.article))
                    json.field("similarity", similarity: step.similarity)
                }
            }
            json.field("names", object: { comparison(explanation.mentions.names, in: &$0) })
            json.field("numbers", object: { comparison(explanation.mentions.numbers, in: &$0) })
            json.field("sentences_a", explanation.difference.sentencesOfA)
            json.field("sentences_b", explanation.difference.sentencesOfB)
            json.field("sentences", explanation.difference.parts) { json, part in
                json.object { json in
                    json.field("kind", part.kind.rawValue)
                    json.field("a", part.a)
                    json.field("b", part.b)
                    json.field("moved", part.isMoved)
                    if part.kind == .altered { changes(part.words, in: &json) }
                }
            }
            json.field("conflicts", explanation.conflicts) { json, conflict in
                json.object { json in
                    json.field("kind", conflict.kind.rawValue)
                    json.field("a", conflict.a)
                    json.field("b", conflict.b)
                    json.field("sentence", conflict.part)
                }
            }
            json.field("days", similarity: explanation.days)
            if fold.configuration.overrides != nil { rules(in: &json) }
            if let places {
                json.field("index") { json in
                    json.field("group_a", places.groupA)
                    json.field("group_b", places.groupB)
                    json.field("story_a", places.storyA)
                    json.field("story_b", places.storyB)
                }
            }
            json.releaseFields()
        }
        return json.text + "\n"
    }

    private func article(_ article: Int, in json: inout JSONText) {
        let facts = fold.article(article)
        json.field("id", facts.id)
        json.field("title", facts.title)
        json.field("source", facts.source)
        json.field("published", facts.date?.description)
        json.field("url", facts.url)
        json.field("words", facts.words)
        json.field("group", fold.groupId(of: article))
        json.field("story", fold.storyId(of: article))
        json.field("confidence", similarity: fold.confidence(of: article))
    }

    /// What a person decided about the two; empty, and the verdict itself, where nothing.
    private func rules(in json: inout JSONText) {
        let ruling = explanation.ruling
        json.field("rules", ruling?.rules ?? []) { json, rule in
            json.object { json in
                json.field("line", rule.line)
                json.field("rule", rule.kind.rawValue)
                json.field("a", rule.a)
                json.field("b", rule.b)
                json.field("of", rule.scope?.rawValue)
            }
        }
        json.field("rules_decide_text", ruling?.ofText.isEmpty == false)
        json.field("rules_decide_story", ruling?.ofStory.isEmpty == false)
        json.field("measured_verdict", (ruling?.measured ?? explanation.verdict).rawValue)
    }

    private func text(in json: inout JSONText) {
        let text = explanation.text
        let options = fold.configuration.duplicateOptions
        json.field("shingles_a", text.shinglesOfA)
        json.field("shingles_b", text.shinglesOfB)
        json.field("shared", text.sharedShingles)
        json.field("jaccard", similarity: text.jaccard)
        json.field("containment_a_in_b", similarity: text.containmentOfAInB)
        json.field("containment_b_in_a", similarity: text.containmentOfBInA)
        json.field("threshold", similarity: options.threshold)
        json.field("containment_threshold", similarity: options.containmentThreshold)
        json.field("passes", text.passes)
        json.field("found", text.isFound)
        json.field("difference", text.difference?.name)
        json.field("exchanged", text.exchanged) { json, words in
            json.object { json in
                json.field("a", words.a)
                json.field("b", words.b)
            }
        }
        json.field("bands", text.plan?.bands)
        json.field("rows", text.plan?.rows)
        json.field("agreeing_bands", numbers: text.plan == nil ? nil : text.agreeingBands.map { $0 + 1 })
        json.field("flip_threshold", similarity: explanation.textFlip.threshold)
        json.field("flip_containment", similarity: explanation.textFlip.containment)
    }

    private func story(_ versions: VersionComparison, in json: inout JSONText) {
        json.field("cosine", similarity: versions.cosine)
        json.field("terms", explanation.terms) { json, term in
            json.object { json in
                json.field("term", term.word)
                json.field("share", similarity: term.share)
                json.field("weight_a", similarity: term.weights.a)
                json.field("weight_b", similarity: term.weights.b)
            }
        }
        json.field("obstacle", obstacle(versions))
        json.field("days", similarity: versions.days)
        json.field("time_factor", similarity: versions.timeFactor)
        json.field("name_share", similarity: versions.nameShare)
        json.field("one_name_share", similarity: versions.oneNameShare)
        json.field("smoothed", similarity: versions.smoothed)
        json.field("link", similarity: versions.similarity)
        json.field("threshold", similarity: versions.threshold)
        json.field("joining_link", similarity: versions.joiningLink)
        json.field("flip_granularity", explanation.granularityFlip?.rawValue)
    }

    /// Why their likeness counts nothing; nil where it counts.
    private func obstacle(_ versions: VersionComparison) -> String? {
        switch versions.obstacle {
        case .languages: "languages"
        case .window: "window"
        case .series: "series"
        case .template: "template"
        case .roundup: "roundup"
        case .noArticle: "no article"
        case nil: nil
        }
    }

    private func comparison(_ comparison: Mentions.Comparison, in json: inout JSONText) {
        json.field("shared", comparison.shared)
        json.field("only_a", comparison.onlyA)
        json.field("only_b", comparison.onlyB)
    }

    /// The words in runs of one change each.
    private func changes(_ difference: WordDifference, in json: inout JSONText) {
        var runs: [(change: WordDifference.Change, text: String)] = []
        for word in difference.words {
            if runs.last?.change == word.change {
                runs[runs.count - 1].text += (word.isJoined ? "" : " ") + word.text
            } else {
                runs.append((word.change, word.text))
            }
        }
        json.field("words", runs) { json, run in
            json.object { json in json.field("\(run.change)", run.text) }
        }
    }
}
