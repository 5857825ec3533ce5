import Platform
import Corpus
package import Storyfold

/// What a corpus holds, as one JSON object for programs.
package enum InspectionRecord {
    package static func text(of inspection: CorpusInspection) -> String {
        var json = JSONText()
        json.object { json in
            json.field("articles", inspection.total.articles)
            json.field("rejected", inspection.total.rejected)
            json.field("first_rejected", inspection.rejections) { json, error in
                json.object { json in
                    placeFields(error.place, in: &json)
                    json.field("problem", error.problem)
                    json.field("remedy", error.remedy)
                }
            }
            inputsField(inspection, in: &json)
            datesField(inspection, in: &json)
            json.field("languages", inspection.languages) { json, language in
                json.object { json in
                    json.field("language", language.code)
                    json.field("articles", language.articles)
                    json.field("declared", language.declared)
                }
            }
            json.field("sources", inspection.sources) { json, source in
                json.object { json in
                    json.field("source", source.name)
                    json.field("articles", source.articles)
                }
            }
            wordsField(inspection.lengths, in: &json)
            suspectsField(inspection.suspects, in: &json)
            json.field("left_out", inspection.reading.passedOver.leftOut())
            json.field("records_without_article", inspection.reading.passedOver.recordsWithoutArticle)
            json.field("fields", inspection.fields) { json, fields in
                json.object { json in fieldsFields(fields, in: &json) }
            }
            json.releaseFields()
        }
        return json.text + "\n"
    }

    private static func inputsField(_ inspection: CorpusInspection, in json: inout JSONText) {
        json.field("inputs", Array(inspection.reading.inputs.enumerated()).filter { !$0.element.isArchive }) {
            json, item in
            let (index, input) = (item.offset, item.element)
            json.object { json in
                json.field("path", input.path)
                json.field("format", input.format?.rawValue)
                json.field("kind", input.documentKind)
                json.field("compression", input.compression == .none ? nil : input.compression.rawValue)
                json.field("archive", input.entry.map { inspection.reading.inputs[$0.archive].path })
                json.field("encoding", input.encoding ?? "UTF-8")
                json.field("bytes", input.status?.bytes)
                json.field("has_header", input.guessedColumns == nil)
                json.field("lines_above_header", input.linesAboveHeader)
                json.field("by_columns", input.isTurned)
                json.field("articles", inspection.counts[index].articles)
                json.field("rejected", inspection.counts[index].rejected)
            }
        }
    }

    private static func datesField(_ inspection: CorpusInspection, in json: inout JSONText) {
        let dates = inspection.dates
        json.field(
            "dates",
            object: { json in
                json.field("read", dates.read)
                json.field("not_read", dates.notRead)
                json.field("missing", dates.missing)
                json.field("first", dates.first?.description)
                json.field("last", dates.last?.description)
                guard let first = inspection.reading.statistics.firstUndated else {
                    return json.field("first_not_read", String?.none)
                }
                json.field(
                    "first_not_read",
                    object: { json in
                        placeFields(first.place, in: &json)
                        json.field("value", first.value)
                    })
            })
    }

    private static func placeFields(_ place: CorpusError.Place, in json: inout JSONText) {
        json.field("path", place.path)
        json.field("line", place.line)
    }

    private static func wordsField(_ lengths: CorpusInspection.Lengths?, in json: inout JSONText) {
        guard let lengths else { return json.field("words", String?.none) }
        json.field(
            "words",
            object: { json in
                json.field("median", lengths.median)
                json.field("shortest", lengths.shortest.words)
                json.field("shortest_id", lengths.shortest.id)
                json.field("longest", lengths.longest.words)
                json.field("longest_id", lengths.longest.id)
            })
    }

    private static func suspectsField(_ suspects: CorpusInspection.Suspects, in json: inout JSONText) {
        func kind(_ name: String, _ kind: CorpusInspection.Suspects.Kind, in json: inout JSONText) {
            json.field(
                name,
                object: { json in
                    json.field("articles", kind.articles)
                    json.field("first", kind.first)
                })
        }
        json.field(
            "likely_no_articles",
            object: { json in
                kind("empty", suspects.empty, in: &json)
                kind("short", suspects.short, in: &json)
                kind("one_text_under_many_titles", suspects.repeated, in: &json)
            })
    }

    private static func fieldsFields(_ fields: InspectedFields, in json: inout JSONText) {
        func share(_ records: Int) -> Double {
            fields.records == 0 ? 0 : min(1, Double(records) / Double(fields.records))
        }
        json.field("format", fields.format.rawValue)
        json.field("records", fields.records)
        json.field("read", fields.uses) { json, use in
            json.object { json in
                json.field("as", InspectionText.word(use.role))
                json.field("field", use.path.isEmpty ? nil : use.path)
                json.field("records", use.records)
                json.field("share", similarity: share(use.records))
                json.field("why", why(use))
                json.field("sample", use.sample.isEmpty ? nil : ShownText.line(use.sample))
            }
        }
        json.field("not_read", fields.unused) { json, field in
            json.object { json in
                json.field("field", field.path)
                json.field("records", field.records)
                json.field("share", similarity: share(field.records))
                json.field("behind", field.behind.map(InspectionText.word))
                json.field(
                    "looks_like", fields.hints.first { $0.path == field.path }.map { InspectionText.word($0.role) })
                json.field("sample", field.sample.isEmpty ? nil : ShownText.line(field.sample))
            }
        }
        json.field("missing", fields.missing.map(InspectionText.word))
        json.field("options", fields.hints.map { "\($0.role.option) \(InspectionText.argument($0.path))" })
    }

    private static func why(_ use: InspectedFields.Use) -> String {
        switch use.reason {
        case .option: use.role.option
        case .knownName: "known name"
        case .values: "by its values"
        case .standsIn: "stands for it"
        case .document: "the document"
        case .address: "the url"
        case .place: "file and place"
        case .host: "host of the url"
        case .head: "head of the text"
        case .words: "function words"
        case .around: "around the records"
        }
    }
}
