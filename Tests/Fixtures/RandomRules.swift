package import Kernels

/// Rules over some items that do not contradict each other.
package func randomRules(count: Int, _ random: inout SeededGenerator) -> LinkRules {
    var rules = LinkRules()
    var together = ConstrainedSets(rules)
    for _ in 0..<random.below(4) {
        let (a, b) = (random.below(count), random.below(count))
        guard a != b else { continue }
        rules.together.append((a, b))
        together.join(a, b)
    }
    for _ in 0..<random.below(8) {
        let (a, b) = (random.below(count), random.below(count))
        if together.root(of: a) != together.root(of: b) { rules.apart.append((a, b)) }
    }
    return rules
}
