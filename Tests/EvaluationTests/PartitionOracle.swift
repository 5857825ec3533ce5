import Evaluation

/// The pairwise and BCubed scores by their definitions, over all pairs of articles.
enum PartitionOracle {
    static func pairwise(predicted: [Int], gold: [Int]) -> (precision: Double, recall: Double) {
        var shared = 0.0
        var claimed = 0.0
        var findable = 0.0
        for first in gold.indices {
            for second in gold.indices where first < second {
                let together = predicted[first] == predicted[second]
                let truly = gold[first] == gold[second]
                if together { claimed += 1 }
                if truly { findable += 1 }
                if together && truly { shared += 1 }
            }
        }
        return (claimed == 0 ? 1 : shared / claimed, findable == 0 ? 1 : shared / findable)
    }

    static func bcubed(predicted: [Int], gold: [Int]) -> (precision: Double, recall: Double) {
        var precision = 0.0
        var recall = 0.0
        for article in gold.indices {
            let cluster = gold.indices.filter { predicted[$0] == predicted[article] }
            let truth = gold.indices.filter { gold[$0] == gold[article] }
            let right = cluster.filter { gold[$0] == gold[article] }
            precision += Double(right.count) / Double(cluster.count)
            recall += Double(right.count) / Double(truth.count)
        }
        return (precision / Double(gold.count), recall / Double(gold.count))
    }
}

/// Two labellings of up to 60 articles: `gold` agrees with `predicted` for a share of them that varies by seed.
func randomPartitions(seed: Int) -> (predicted: [Int], gold: [Int]) {
    var source = LinearCongruence(state: UInt64(seed))
    let articles = Int.random(in: 1...60, using: &source)
    let clusters = Int.random(in: 1...articles, using: &source)
    let agreement = Int.random(in: 0...100, using: &source)
    let predicted = (0..<articles).map { _ in Int.random(in: 0..<clusters, using: &source) }
    let gold = predicted.map { label in
        Int.random(in: 0..<100, using: &source) < agreement
            ? label : Int.random(in: 0..<clusters, using: &source)
    }
    return (predicted, gold)
}

/// A repeatable source of test data (Knuth's MMIX constants).
struct LinearCongruence: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        var word: UInt64 = 0
        for _ in 0..<2 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            word = word << 32 | state >> 32
        }
        return word
    }
}

/// Whether two scores agree but for the rounding of a short sum.
func agree(_ left: Double, _ right: Double, within tolerance: Double = 1e-12) -> Bool {
    abs(left - right) <= tolerance
}
