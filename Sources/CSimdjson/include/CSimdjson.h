#pragma once
#ifdef __cplusplus
extern "C" {
#endif
int storyfold_simdjson_probe(const char *bytes, unsigned long count);
#ifdef __cplusplus
}
#endif
