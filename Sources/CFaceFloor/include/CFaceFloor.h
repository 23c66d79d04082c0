// SPDX-License-Identifier: Apache-2.0

#ifndef CFACEFLOOR_H
#define CFACEFLOOR_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// dlib called directly, as its own example programs do: the floor that `likeness bench` measures against.
/// Finds the faces of a picture (rows of 8-bit RGB), and describes the largest, `rounds` times.
/// Returns the seconds all rounds took, or a negative number when a model is missing or no face was found.
double cfloor_find_and_describe(
    const char *landmarks_path, const char *descriptor_path, const uint8_t *rgb, int32_t width, int32_t height,
    int32_t rounds);

#ifdef __cplusplus
}
#endif
#endif
