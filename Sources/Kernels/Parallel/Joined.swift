/// The elements of some arrays, one array after the other, each of which is let go of once it is copied: so that nobody
/// takes twice the room who holds nothing else of them.
package func joined<Element>(_ parts: consuming [[Element]]) -> [Element] {
    var parts = consume parts
    var elements: [Element] = []
    elements.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for index in parts.indices {
        elements += parts[index]
        parts[index] = []
    }
    return elements
}
