import Corpus
import Fixtures
import NearDuplicates
import Testing

@Suite("Threshold sweep")
struct ThresholdSweepTests {
    /// One value a band misses nothing. The sample filter may; with the seeds below it does not.
    private func options(_ threshold: Double) -> DuplicateOptions {
        var options = DuplicateOptions()
        options.threshold = threshold
        (options.permutations, options.bands) = (256, 256)
        return options
    }

    private func expectRunsAgree(_ texts: [String], _ lowest: DuplicateOptions) -> ThresholdSweep {
        let corpus = Corpus(EditedTexts.documents(texts))
        let thresholds = ThresholdSweep.thresholds(from: lowest.threshold, to: 1, step: 0.1)
        let sweep = ThresholdSweep(of: duplicates(of: corpus, lowest), options: lowest, thresholds: thresholds)
        #expect(sweep.rows.map(\.threshold) == thresholds)
        for row in sweep.rows {
            var options = lowest
            options.threshold = row.threshold
            let groups = duplicates(of: corpus, options).groups
            #expect(row.groups == groups.count)
            #expect(row.removed == groups.reduce(0) { $0 + $1.members.count - 1 })
            #expect(row.largest == groups.map(\.members.count).max() ?? 0)
        }
        return sweep
    }

    @Test("Every row is what a run at its threshold gives", arguments: [61, 62, 64] as [UInt64])
    func agreesWithRuns(seed: UInt64) {
        var edited = EditedTexts(seed: seed)
        var options = options(0.3)
        options.fewestContainedShingles = 1_000_000
        let sweep = expectRunsAgree(edited.corpus(originals: 40), options)
        #expect(Set(sweep.rows.map(\.removed)).count > 3)
    }

    @Test("A pair stays by containment at every threshold, as in a run")
    func containment() {
        // Long enough that the samples miss no contained text.
        var edited = EditedTexts(seed: 63)
        var texts: [String] = []
        for _ in 0..<12 {
            let original = edited.text(words: 600)
            texts += [original, edited.edited(original, rate: 0.02), original + " " + edited.text(words: 500)]
            texts.append(original.split(separator: " ")[100..<350].joined(separator: " "))
        }
        let sweep = expectRunsAgree(texts, options(0.4))
        #expect(sweep.rows.allSatisfy { $0.groups == 12 && $0.removed >= 24 })
    }

    @Test("A corpus without duplicates has empty rows")
    func none() {
        let corpus = Corpus(EditedTexts.documents(["one quay was mended", "", "another was not"]))
        let sweep = ThresholdSweep(
            of: duplicates(of: corpus, options(0.5)), options: options(0.5), thresholds: [0.5, 0.9])
        #expect(sweep.rows.map(\.groups) == [0, 0])
        #expect(sweep.rows.map(\.removed) == [0, 0])
        #expect(sweep.rows.map(\.largest) == [0, 0])
    }

    @Test("Thresholds are the numbers a person would write, both ends included")
    func thresholds() {
        #expect(
            ThresholdSweep.thresholds(from: 0.5, to: 0.95, step: 0.05)
                == [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95])
        #expect(ThresholdSweep.thresholds(from: 0.3, to: 0.9, step: 0.2) == [0.3, 0.5, 0.7, 0.9])
        #expect(ThresholdSweep.thresholds(from: 0.7, to: 0.7, step: 0.05) == [0.7])
        #expect(ThresholdSweep.thresholds(from: 0.7, to: 0.75, step: 0.1) == [0.7])
    }
}
