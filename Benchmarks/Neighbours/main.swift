// The exact search for the most similar rows, on a matrix that another tool wrote, so that both work on the same
// numbers and each answer can be held against the other.
//
//   storyfold-neighbours FOLDER [--top K] [--floor F] [--threads N] [--output FILE]
//
// FOLDER holds a matrix in compressed sparse rows, as raw little-endian arrays: starts.u64 (one more than there are
// rows), columns.u32 (ascending within a row), values.f32 (rows of length 1), and shape.txt ("rows columns"). The
// answer is raw records of a row, a neighbour (u32 each) and their product (f32); rows ascend, the most similar
// neighbour of a row comes first, ties by neighbour.

import Foundation
import Kernels

BLAS.prepareProcess()

func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(64)
}

/// The bytes of a file of the folder, in words of so many.
func words(_ name: String, of size: Int, in folder: String) -> [UInt64] {
    let path = folder + "/" + name
    guard let data = FileManager.default.contents(atPath: path), data.count % size == 0 else {
        fail("\(path): expected a raw little-endian array, \(size) bytes a number")
    }
    let bytes = [UInt8](data)
    return stride(from: 0, to: bytes.count, by: size).map { start in
        var word: UInt64 = 0
        for place in (0..<size).reversed() { word = word << 8 | UInt64(bytes[start + place]) }
        return word
    }
}

var arguments = CommandLine.arguments.dropFirst()
var values: [String: String] = [:]
var folders: [String] = []
while let argument = arguments.popFirst() {
    if argument.hasPrefix("--") { values[argument] = arguments.popFirst() } else { folders.append(argument) }
}
guard folders.count == 1, let top = Int(values["--top"] ?? "10"), let floor = Float(values["--floor"] ?? "0.3"),
    let threads = Int(values["--threads"] ?? "2"), top > 0, threads > 0, floor > 0
else { fail("usage: storyfold-neighbours FOLDER [--top K] [--floor F] [--threads N] [--output FILE]") }
let folder = folders[0]

let shape = (try? String(contentsOfFile: folder + "/shape.txt", encoding: .utf8)) ?? ""
guard let columnCount = shape.split(whereSeparator: \.isWhitespace).last.flatMap({ Int($0) }) else {
    fail("\(folder)/shape.txt: expected the numbers of rows and columns")
}
let starts = words("starts.u64", of: 8, in: folder).map { Int($0) }
let columns = words("columns.u32", of: 4, in: folder).map { UInt32($0) }
let weights = words("values.f32", of: 4, in: folder).map { Float(bitPattern: UInt32($0)) }
guard starts.last == columns.count, columns.count == weights.count else {
    fail(
        "\(folder): starts.u64 ends at \(starts.last ?? 0), but there are \(columns.count) columns and "
            + "\(weights.count) values")
}
var rows = SparseRows(columnCount: columnCount)
for row in 0..<starts.count - 1 {
    rows.append(columns: columns[starts[row]..<starts[row + 1]], values: weights[starts[row]..<starts[row + 1]])
}

func seconds(since start: ContinuousClock.Instant) -> Double {
    let elapsed = (ContinuousClock.now - start).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
}

let request = SimilarRows.Request(floor: floor, upTo: Array(repeating: rows.rowCount, count: rows.rowCount))
let start = ContinuousClock.now
let similar = SimilarRows(rows)
let plan = SimilarityPlan(for: similar, request)
let planning = seconds(since: start)
let nearest = similar.nearest(top, request, plan: plan, threads: threads)
let total = seconds(since: start)

print("rows", rows.rowCount)
print("entries", columns.count)
print("seconds", total)
print("planning", planning)
print("plan", plan)
print("blas", BLAS.library)
print("pairs", request.pairCount)
print("neighbours", (0..<nearest.rowCount).reduce(0) { $0 + nearest[$1].count })

if let output = values["--output"] {
    var bytes: [UInt8] = []
    for row in 0..<nearest.rowCount {
        for neighbour in nearest[row] {
            for word in [UInt32(row), neighbour.row, neighbour.similarity.bitPattern] {
                for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
            }
        }
    }
    guard (try? Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)) != nil else {
        fail("\(output): cannot be written")
    }
}
