// SPDX-License-Identifier: Apache-2.0

#ifndef CPORTRAITFILMS_H
#define CPORTRAITFILMS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Every call answers 0, or -1 when OpenCV threw. `rgb` results are written to memory of the caller's, rows of 8-bit
// red, green, blue without padding. Angles are degrees.

/// A picture of the caller's, borrowed for the length of the call.
typedef struct {
    const uint8_t *rgb;
    int32_t width;
    int32_t height;
} cpf_picture;

/// Where the head is in a picture, in its pixels.
typedef struct {
    /// The middle between the eyes.
    double x, y;
    /// Between the eyes' outer corners: the unit of the head's depths.
    double unit;
    /// The base of the nose.
    double nose_x, nose_y;
} cpf_head;

/// Cuts a window out of a picture: result pixel (x, y) shows source (left + x / scale, top + y / scale); beyond the
/// source its edge goes on.
int cpf_cut(cpf_picture source, double left, double top, double scale, int32_t width, int32_t height, uint8_t *rgb);

/// Turns the head by `yaw` about its vertical axis, positive to picture right. The result has the source's size.
int cpf_turn_head(cpf_picture source, cpf_head head, double yaw, uint8_t *rgb);

/// Shows the source as a print before a wall, tilted by `angle` about an axis in its plane that is slanted by `axis`
/// (0 is vertical, 90 horizontal), seen in perspective. The result has the source's size.
int cpf_tilt_print(cpf_picture source, double axis, double angle, uint8_t *rgb);

/// Reduces by half after shifting by (x, y) source pixels.
int cpf_halve(cpf_picture source, double x, double y, uint8_t *rgb);

int cpf_blur(cpf_picture source, double sigma, uint8_t *rgb);

/// A camera's noise, the same for the same seed.
int cpf_add_noise(cpf_picture source, double sigma, uint64_t seed, uint8_t *rgb);

/// An empty room: a wall with soft shapes.
int cpf_room(int32_t width, int32_t height, uint8_t *rgb);

#ifdef __cplusplus
}
#endif

#endif
