// SPDX-License-Identifier: Apache-2.0

#ifndef CFACEANALYSIS_H
#define CFACEANALYSIS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What every call answers. No C++ exception leaves this library.
enum cfa_status {
    CFA_OK = 0,
    CFA_LANDMARKS_DAMAGED = 1,
    CFA_DESCRIPTOR_DAMAGED = 2,
    CFA_FAILED = 3
};

/// Rows of 8-bit red, green, blue without padding; borrowed for the length of the call.
typedef struct {
    const uint8_t *rgb;
    int32_t width;
    int32_t height;
} cfa_picture;

/// A face in the pixels of the picture it was found in. The box may reach over the picture's edge.
typedef struct {
    int32_t left, top, width, height;
    /// x and y of dlib's five points in its order.
    double landmarks[10];
    /// The detector's margin: 0 and just above for patterns that only look like a face.
    double confidence;
} cfa_face;

/// How good a face's pixels are.
typedef struct {
    /// Variance of the Laplacian of the face, scaled to 128 pixels.
    double sharpness;
    /// Mean grey value, 0 to 255.
    double brightness;
} cfa_quality;

/// What became of the corners that a tracker follows.
typedef struct {
    /// How many corners are still followed, and how many there were.
    int32_t followed, started;
    /// 75th percentile of the corners' distance to the best planar homography, in pixels.
    double residual;
    /// How much the homography squeezes the surface in one direction against the other: 1 is not at all, and a
    /// plane tilted by an angle has about its cosine.
    double squeeze;
    /// Median movement of the corners since the last picture, in pixels.
    double step;
    /// How far the base of the nose has moved along the eyes' line against their outer corners, in distances between
    /// these corners, since the start; NaN when too few corners near them are left.
    double parallax;
    /// The distance between the eyes' outer corners at the start, in pixels.
    double eyes;
} cfa_motion;

/// dlib's detector, landmarks and descriptor network. Not thread-safe.
typedef struct cfa_engine cfa_engine;

/// Follows the corners of a surface from picture to picture. Not thread-safe.
typedef struct cfa_tracker cfa_tracker;

/// Loads the models; `*engine` is set on CFA_OK only.
int cfa_engine_create(const char *landmarks_path, const char *descriptor_path, cfa_engine **engine);
void cfa_engine_destroy(cfa_engine *engine);

/// Finds faces of at least `smallest` pixels width, largest first.
/// `*count` is how many were found; at most `capacity` are written.
int cfa_engine_find(
    cfa_engine *engine, cfa_picture picture, double smallest, cfa_face *faces, int32_t capacity, int32_t *count);

/// Writes the 128 numbers that describe `face`.
int cfa_engine_describe(cfa_engine *engine, cfa_picture picture, const cfa_face *face, float *descriptor);

int cfa_measure_quality(cfa_picture picture, const cfa_face *face, cfa_quality *quality);

int cfa_tracker_create(cfa_tracker **tracker);
void cfa_tracker_destroy(cfa_tracker *tracker);

/// Chooses corners on `face`, at most 200, and follows them from here on.
int cfa_tracker_start(cfa_tracker *tracker, cfa_picture picture, const cfa_face *face);

/// Follows the corners into the next picture, which must have the size of the first.
int cfa_tracker_follow(cfa_tracker *tracker, cfa_picture picture, cfa_motion *motion);

#ifdef __cplusplus
}
#endif

#endif
