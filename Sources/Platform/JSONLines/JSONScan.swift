internal import CSimdjson

/// The way to the end of one JSON value, by its brackets and quotes alone.
package struct JSONScan: Sendable {
    private var scan = storyfold_json_scan(at: 0, depth: 0, in_string: 0, has_begun: 0)

    /// - Parameter start: of the value's first byte.
    package init(at start: Int) { scan.at = UInt64(start) }

    /// Where the next byte to look at stands; behind the value, once it has ended.
    package var position: Int { Int(scan.at) }

    /// The same way where the bytes stand elsewhere.
    package func moved(by distance: Int) -> JSONScan {
        var moved = self
        moved.scan.at = UInt64(Int(scan.at) + distance)
        return moved
    }

    /// Goes on through the first `count` bytes, and returns whether the value ends there. A number or a word ends before
    /// the byte that cannot be part of it.
    ///
    /// - Complexity: O(n) for n bytes from ``position`` on.
    package mutating func goOn(in bytes: [UInt8], to count: Int) -> Bool {
        precondition(count <= bytes.count && position <= count)
        // SAFETY: the library reads the bytes from `position` to `count`, within the array by the line above.
        return unsafe bytes.withUnsafeBytes { memory in
            unsafe memory.withMemoryRebound(to: CChar.self) {
                unsafe storyfold_json_skip(&scan, $0.baseAddress, count) != 0
            }
        }
    }
}
