/// Sorts hashes, which are spread evenly over their range.
package enum HashSort {
    /// Sorts some hashes and drops repetitions.
    ///
    /// Their highest bits put them into as many buckets as there are hashes, which leaves each near its place;
    /// an insertion sort does the rest.
    ///
    /// - Parameter scratch: memory that is used again from call to call.
    /// - Complexity: O(n) for evenly spread hashes, O(n²) for the worst.
    package static func sortDistinct(_ hashes: inout [UInt64], scratch: inout Scratch) {
        let count = hashes.count
        guard count > 1 else { return }
        let bits = max(1, 64 - (count - 1).leadingZeroBitCount)
        let shift = UInt64(64 - bits)
        scratch.prepare(buckets: 1 << bits, count: count)
        for hash in hashes { scratch.ends[Int(hash >> shift)] += 1 }
        var total = 0
        for bucket in scratch.ends.indices {
            let size = scratch.ends[bucket]
            scratch.ends[bucket] = total
            total += size
        }
        for hash in hashes {
            let bucket = Int(hash >> shift)
            scratch.hashes[scratch.ends[bucket]] = hash
            scratch.ends[bucket] += 1
        }
        var kept = 0
        for index in 0..<count {
            let hash = scratch.hashes[index]
            var place = kept
            while place > 0, hashes[place - 1] > hash { place -= 1 }
            if place > 0, hashes[place - 1] == hash { continue }
            var hole = kept
            while hole > place {
                hashes[hole] = hashes[hole - 1]
                hole -= 1
            }
            hashes[place] = hash
            kept += 1
        }
        hashes.removeLast(count - kept)
    }

    /// Memory of ``sortDistinct(_:scratch:)``.
    package struct Scratch {
        fileprivate var ends: [Int] = []
        fileprivate var hashes: [UInt64] = []

        package init() {}

        fileprivate mutating func prepare(buckets: Int, count: Int) {
            ends.removeAll(keepingCapacity: true)
            ends.append(contentsOf: repeatElement(0, count: buckets))
            if hashes.count < count {
                hashes.append(contentsOf: repeatElement(0, count: count - hashes.count))
            }
        }
    }
}
