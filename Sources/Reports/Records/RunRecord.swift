import Platform
package import Corpus
import Foundation
package import Storyfold

/// An option of a run, as a person would type it.
package struct RunSetting: Sendable, Equatable {
    /// "--threshold".
    package var option: String
    /// Nil for a flag that is not set; a flag that is has "true".
    package var value: String?
    package var isDefault: Bool

    package init(_ option: String, _ value: String?, isDefault: Bool) {
        (self.option, self.value, self.isDefault) = (option, value, isDefault)
    }

    /// A flag.
    package init(_ option: String, isSet: Bool) { self.init(option, isSet ? "true" : nil, isDefault: !isSet) }

    /// "--threshold 0.6", "--ocr".
    package var text: String { value == "true" ? option : "\(option) \(value ?? "")" }
}

/// What one run did and how: the run.json of an output folder.
///
/// Times are the only thing in it that differs from one run to the next on the same machine.
package struct RunRecord: Sendable {
    /// The file's name.
    package static let name = "run.json"

    /// The words of the command line.
    package var command: [String]
    /// All that the result depends on; those without a value are not in force.
    package var settings: [RunSetting]
    package var inputs: [Input]
    /// By input; nil where there is none.
    package var digests: [String?]
    package var reading: Reading.Statistics
    package var summary: FoldSummary
    /// Names of stages, in their order, with the seconds that each took.
    package var seconds: [(stage: String, seconds: Double)]

    package init(
        command: [String], settings: [RunSetting], inputs: [Input], digests: [String?], reading: Reading.Statistics,
        summary: FoldSummary, seconds: [(stage: String, seconds: Double)]
    ) {
        (self.command, self.settings, self.inputs, self.digests) = (command, settings, inputs, digests)
        (self.reading, self.summary, self.seconds) = (reading, summary, seconds)
    }

    package var text: String {
        var json = JSONText()
        json.object { json in
            json.field("program", "storyfold")
            json.releaseFields()
            json.field("command", command)
            json.field("options", settings.filter { $0.value != nil }) { json, setting in
                json.object { json in
                    json.field("option", setting.option)
                    json.field("value", setting.value)
                    json.field("default", setting.isDefault)
                }
            }
            json.field("inputs", inputs.indices.filter { inputs[$0].entry == nil }) { json, index in
                let input = inputs[index]
                json.object { json in
                    json.field("path", input.path)
                    json.field("format", input.isArchive ? "archive" : input.format?.rawValue)
                    json.field("bytes", input.status?.bytes)
                    json.field("sha256", digests[index])
                }
            }
            json.field(
                "counts",
                object: { json in
                    json.field("records", reading.records + reading.rejected + reading.filtered.all)
                    json.field("rejected", reading.rejected)
                    json.field("left_out", reading.filtered.all)
                    json.field("articles", summary.articles)
                    json.field("undated_by_mistake", summary.unusableDates)
                    json.field("empty", summary.empty)
                    json.field("groups", summary.groups)
                    json.field("copies", summary.duplicates)
                    json.field("versions", summary.versions)
                    json.field("stories", summary.stories)
                })
            json.field(
                "seconds",
                object: { json in for (stage, seconds) in self.seconds { json.field(stage, similarity: seconds) } })
        }
        return json.text + "\n"
    }

    // MARK: Reading it again

    private struct Recorded: Decodable {
        struct Option: Decodable {
            var option: String
            var value: String?
            var `default`: Bool
        }

        var program: String
        var options: [Option]
    }

    /// The options that a run was given, by the file that it left; nil where that is none.
    package static func settings(at path: String) -> [RunSetting]? {
        guard let bytes = try? FileReader.contents(of: path),
            let record = try? JSONDecoder().decode(Recorded.self, from: Data(bytes)), record.program == "storyfold"
        else { return nil }
        return record.options.map { RunSetting($0.option, $0.value, isDefault: $0.default) }
    }
}
