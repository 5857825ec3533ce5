#include "Blocks.h"
#include "CTextScan.h"

// A sign of damage is told by two bytes behind it, so 64 places are looked at with 66 bytes.
enum { AHEAD = 2 };

// A bit is set somewhere where there is such a sign.
struct signs {
    uint64_t less_than;
    uint64_t ampersand;
    uint64_t damage;
    uint64_t question;
    uint64_t misread;
    uint64_t latin;
    uint64_t code;
    uint64_t bracket;
};

typedef void (*find)(const uint8_t *text, struct signs *signs);

INLINE int signs_at(uint8_t byte, uint8_t second, uint8_t third) {
    // The last byte of a character before the first of another.
    if (byte >= 0x80 && byte < 0xC0) return second >= 0xC2 ? STORYFOLD_TEXT_MAY_BE_MISREAD : 0;
    switch (byte) {
    case '<': return STORYFOLD_TEXT_HAS_LESS_THAN;
    case '&': return STORYFOLD_TEXT_HAS_AMPERSAND;
    case '?': return STORYFOLD_TEXT_HAS_QUESTION_MARK;
    case '\\': case '=': return STORYFOLD_TEXT_HAS_CODE;
    case '[': return STORYFOLD_TEXT_HAS_BRACKET;
    case 0xC2:
        return STORYFOLD_TEXT_HAS_LATIN | (second >= 0x80 && second < 0xA0 ? STORYFOLD_TEXT_MAY_BE_DAMAGED : 0);
    case 0xC3:
        return STORYFOLD_TEXT_HAS_LATIN
            | ((second & 0xFE) == 0x82 || third == 0xC2 || third == 0xC5 || third == 0xC6 || third == 0xCB || third == 0xE2
                    ? STORYFOLD_TEXT_MAY_BE_DAMAGED
                    : 0);
    case 0xEF: return second == 0xBF && third == 0xBD ? STORYFOLD_TEXT_MAY_BE_DAMAGED : 0;
    default: return 0;
    }
}

INLINE int find_signs(const uint8_t *text, size_t count, find find) {
    struct signs signs = {0};
    size_t index = 0;
    for (; index + 64 + AHEAD <= count; index += 64) find(text + index, &signs);
    if (index < count) {
        // The rest is less than two steps, and zeros behind it are no sign.
        uint8_t rest[128 + AHEAD] = {0};
        memcpy(rest, text + index, count - index);
        find(rest, &signs);
        if (count - index > 64) find(rest + 64, &signs);
    }
    return (signs.less_than ? STORYFOLD_TEXT_HAS_LESS_THAN : 0) | (signs.ampersand ? STORYFOLD_TEXT_HAS_AMPERSAND : 0)
        | (signs.damage ? STORYFOLD_TEXT_MAY_BE_DAMAGED : 0) | (signs.question ? STORYFOLD_TEXT_HAS_QUESTION_MARK : 0)
        | (signs.misread ? STORYFOLD_TEXT_MAY_BE_MISREAD : 0) | (signs.latin ? STORYFOLD_TEXT_HAS_LATIN : 0)
        | (signs.code ? STORYFOLD_TEXT_HAS_CODE : 0) | (signs.bracket ? STORYFOLD_TEXT_HAS_BRACKET : 0);
}

INLINE void find_plain(const uint8_t *text, struct signs *signs) {
    for (int index = 0; index < 64; index++) {
        int found = signs_at(text[index], text[index + 1], text[index + 2]);
        signs->less_than |= found & STORYFOLD_TEXT_HAS_LESS_THAN;
        signs->ampersand |= found & STORYFOLD_TEXT_HAS_AMPERSAND;
        signs->damage |= found & STORYFOLD_TEXT_MAY_BE_DAMAGED;
        signs->question |= found & STORYFOLD_TEXT_HAS_QUESTION_MARK;
        signs->misread |= found & STORYFOLD_TEXT_MAY_BE_MISREAD;
        signs->latin |= found & STORYFOLD_TEXT_HAS_LATIN;
        signs->code |= found & STORYFOLD_TEXT_HAS_CODE;
        signs->bracket |= found & STORYFOLD_TEXT_HAS_BRACKET;
    }
}

#if defined(__x86_64__)
INLINE void find_sse2(const uint8_t *text, struct signs *signs) {
    __m128i less_than = _mm_setzero_si128(), ampersand = less_than, damage = less_than, question = less_than;
    __m128i misread = less_than, latin = less_than, code = less_than, bracket = less_than;
    for (int part = 0; part < 4; part++) {
        __m128i first = _mm_loadu_si128((const __m128i *)(text + 16 * part));
        less_than = _mm_or_si128(less_than, IS_SSE2(first, '<'));
        ampersand = _mm_or_si128(ampersand, IS_SSE2(first, '&'));
        question = _mm_or_si128(question, IS_SSE2(first, '?'));
        code = _mm_or_si128(code, _mm_or_si128(IS_SSE2(first, '\\'), IS_SSE2(first, '=')));
        bracket = _mm_or_si128(bracket, IS_SSE2(first, '['));
        if (_mm_movemask_epi8(first) == 0) continue;
        latin = _mm_or_si128(latin, IS_SSE2(_mm_and_si128(first, _mm_set1_epi8((char)0xFE)), (char)0xC2));
        __m128i second = _mm_loadu_si128((const __m128i *)(text + 16 * part + 1));
        __m128i ends = _mm_cmplt_epi8(first, _mm_set1_epi8((char)0xC0));
        misread = _mm_or_si128(misread, _mm_andnot_si128(UP_TO_SSE2(second, (char)0xC1), ends));
        __m128i third = _mm_loadu_si128((const __m128i *)(text + 16 * part + 2));
        __m128i control = _mm_and_si128(
            UP_TO_SSE2(second, (char)0x9F), _mm_cmplt_epi8(second, _mm_setzero_si128()));
        __m128i tilde = IS_SSE2(_mm_and_si128(second, _mm_set1_epi8((char)0xFE)), (char)0x82);
        __m128i leads = _mm_or_si128(
            _mm_or_si128(IS_SSE2(third, (char)0xC2), IS_SSE2(third, (char)0xC5)),
            _mm_or_si128(IS_SSE2(third, (char)0xC6), _mm_or_si128(IS_SSE2(third, (char)0xCB), IS_SSE2(third, (char)0xE2))));
        damage = _mm_or_si128(damage, _mm_and_si128(IS_SSE2(first, (char)0xC2), control));
        damage = _mm_or_si128(damage, _mm_and_si128(IS_SSE2(first, (char)0xC3), _mm_or_si128(tilde, leads)));
        damage = _mm_or_si128(
            damage,
            _mm_and_si128(
                IS_SSE2(first, (char)0xEF), _mm_and_si128(IS_SSE2(second, (char)0xBF), IS_SSE2(third, (char)0xBD))));
    }
    signs->less_than |= (uint64_t)_mm_movemask_epi8(less_than);
    signs->ampersand |= (uint64_t)_mm_movemask_epi8(ampersand);
    signs->damage |= (uint64_t)_mm_movemask_epi8(damage);
    signs->question |= (uint64_t)_mm_movemask_epi8(question);
    signs->misread |= (uint64_t)_mm_movemask_epi8(misread);
    signs->latin |= (uint64_t)_mm_movemask_epi8(latin);
    signs->code |= (uint64_t)_mm_movemask_epi8(code);
    signs->bracket |= (uint64_t)_mm_movemask_epi8(bracket);
}

TARGET_AVX2 INLINE void find_avx2(const uint8_t *text, struct signs *signs) {
    __m256i less_than = _mm256_setzero_si256(), ampersand = less_than, damage = less_than, question = less_than;
    __m256i misread = less_than, latin = less_than, code = less_than, bracket = less_than;
    for (int part = 0; part < 2; part++) {
        __m256i first = _mm256_loadu_si256((const __m256i *)(text + 32 * part));
        less_than = _mm256_or_si256(less_than, IS_AVX2(first, '<'));
        ampersand = _mm256_or_si256(ampersand, IS_AVX2(first, '&'));
        question = _mm256_or_si256(question, IS_AVX2(first, '?'));
        code = _mm256_or_si256(code, _mm256_or_si256(IS_AVX2(first, '\\'), IS_AVX2(first, '=')));
        bracket = _mm256_or_si256(bracket, IS_AVX2(first, '['));
        if (_mm256_movemask_epi8(first) == 0) continue;
        latin = _mm256_or_si256(latin, IS_AVX2(_mm256_and_si256(first, _mm256_set1_epi8((char)0xFE)), (char)0xC2));
        __m256i second = _mm256_loadu_si256((const __m256i *)(text + 32 * part + 1));
        __m256i ends = _mm256_cmpgt_epi8(_mm256_set1_epi8((char)0xC0), first);
        misread = _mm256_or_si256(misread, _mm256_andnot_si256(UP_TO_AVX2(second, (char)0xC1), ends));
        __m256i third = _mm256_loadu_si256((const __m256i *)(text + 32 * part + 2));
        __m256i control = _mm256_and_si256(
            UP_TO_AVX2(second, (char)0x9F), _mm256_cmpgt_epi8(_mm256_setzero_si256(), second));
        __m256i tilde = IS_AVX2(_mm256_and_si256(second, _mm256_set1_epi8((char)0xFE)), (char)0x82);
        __m256i leads = _mm256_or_si256(
            _mm256_or_si256(IS_AVX2(third, (char)0xC2), IS_AVX2(third, (char)0xC5)),
            _mm256_or_si256(
                IS_AVX2(third, (char)0xC6), _mm256_or_si256(IS_AVX2(third, (char)0xCB), IS_AVX2(third, (char)0xE2))));
        damage = _mm256_or_si256(damage, _mm256_and_si256(IS_AVX2(first, (char)0xC2), control));
        damage = _mm256_or_si256(
            damage, _mm256_and_si256(IS_AVX2(first, (char)0xC3), _mm256_or_si256(tilde, leads)));
        damage = _mm256_or_si256(
            damage,
            _mm256_and_si256(
                IS_AVX2(first, (char)0xEF),
                _mm256_and_si256(IS_AVX2(second, (char)0xBF), IS_AVX2(third, (char)0xBD))));
    }
    signs->less_than |= (uint32_t)_mm256_movemask_epi8(less_than);
    signs->ampersand |= (uint32_t)_mm256_movemask_epi8(ampersand);
    signs->damage |= (uint32_t)_mm256_movemask_epi8(damage);
    signs->question |= (uint32_t)_mm256_movemask_epi8(question);
    signs->misread |= (uint32_t)_mm256_movemask_epi8(misread);
    signs->latin |= (uint32_t)_mm256_movemask_epi8(latin);
    signs->code |= (uint32_t)_mm256_movemask_epi8(code);
    signs->bracket |= (uint32_t)_mm256_movemask_epi8(bracket);
}

TARGET_AVX512 INLINE void find_avx512(const uint8_t *text, struct signs *signs) {
    __m512i first = _mm512_loadu_si512(text);
    if (_mm512_movepi8_mask(first) != 0) {
        signs->latin |= IS_AVX512(_mm512_and_si512(first, _mm512_set1_epi8((char)0xFE)), (char)0xC2);
        __m512i second = _mm512_loadu_si512(text + 1);
        signs->misread |= _mm512_cmplt_epi8_mask(first, _mm512_set1_epi8((char)0xC0))
            & _mm512_cmpgt_epu8_mask(second, _mm512_set1_epi8((char)0xC1));
        __m512i third = _mm512_loadu_si512(text + 2);
        uint64_t control = _mm512_cmple_epu8_mask(second, _mm512_set1_epi8((char)0x9F)) & _mm512_movepi8_mask(second);
        uint64_t tilde = IS_AVX512(_mm512_and_si512(second, _mm512_set1_epi8((char)0xFE)), (char)0x82);
        uint64_t leads = IS_AVX512(third, (char)0xC2) | IS_AVX512(third, (char)0xC5) | IS_AVX512(third, (char)0xC6)
            | IS_AVX512(third, (char)0xCB) | IS_AVX512(third, (char)0xE2);
        signs->damage |= (IS_AVX512(first, (char)0xC2) & control) | (IS_AVX512(first, (char)0xC3) & (tilde | leads))
            | (IS_AVX512(first, (char)0xEF) & IS_AVX512(second, (char)0xBF) & IS_AVX512(third, (char)0xBD));
    }
    signs->less_than |= IS_AVX512(first, '<');
    signs->ampersand |= IS_AVX512(first, '&');
    signs->question |= IS_AVX512(first, '?');
    signs->code |= IS_AVX512(first, '\\') | IS_AVX512(first, '=');
    signs->bracket |= IS_AVX512(first, '[');
}

TARGET_AVX2 static int find_signs_avx2(const uint8_t *text, size_t count) {
    return find_signs(text, count, find_avx2);
}

TARGET_AVX512 static int find_signs_avx512(const uint8_t *text, size_t count) {
    return find_signs(text, count, find_avx512);
}
#endif

int storyfold_text_find_signs(int level, const uint8_t *text, size_t count) {
    switch (level) {
#if defined(__x86_64__)
    case STORYFOLD_TEXT_AVX512: return find_signs_avx512(text, count);
    case STORYFOLD_TEXT_AVX2: return find_signs_avx2(text, count);
    case STORYFOLD_TEXT_SSE2: return find_signs(text, count, find_sse2);
#endif
    default: return find_signs(text, count, find_plain);
    }
}
