internal import CSimdjson
internal import CZlib
internal import CZstd
internal import CLibCSV
internal import CUTF8Proc
internal import CUnistring
internal import CStemmer
internal import CEntities
package func probe() -> Int {
    Int(unsafe storyfold_simdjson_probe("abc", 3))
}
