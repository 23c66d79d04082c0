// SPDX-License-Identifier: Apache-2.0

#include "CFaceFloor.h"

#include <chrono>
#include <dlib/image_processing.h>
#include <dlib/image_processing/frontal_face_detector.h>
#include <vector>

#include "network.hpp"

extern "C" void openblas_set_num_threads(int);

namespace {

double measure(
    const char *landmarks_path, const char *descriptor_path, const uint8_t *rgb, long width, long height,
    int rounds) {
    openblas_set_num_threads(1);
    auto detector = dlib::get_frontal_face_detector();
    dlib::shape_predictor landmarks;
    likeness::descriptor_network network;
    dlib::deserialize(landmarks_path) >> landmarks;
    dlib::deserialize(descriptor_path) >> network;
    dlib::array2d<dlib::rgb_pixel> image(height, width);
    for (long y = 0; y < height; y++)
        for (long x = 0; x < width; x++) {
            const uint8_t *pixel = rgb + 3 * (y * width + x);
            image[y][x] = dlib::rgb_pixel(pixel[0], pixel[1], pixel[2]);
        }
    // The first round allocates what the network needs and is not counted.
    auto begin = std::chrono::steady_clock::now();
    for (int i = -1; i < rounds; i++) {
        if (i == 0) begin = std::chrono::steady_clock::now();
        const auto boxes = detector(image);
        if (boxes.empty()) return -1;
        auto largest = boxes[0];
        for (const auto &box : boxes)
            if (box.area() > largest.area()) largest = box;
        dlib::matrix<dlib::rgb_pixel> chip;
        dlib::extract_image_chip(
            image, dlib::get_face_chip_details(landmarks(image, largest), 150, 0.25), chip);
        if (network(chip).size() != 128) return -1;
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

double cfloor_find_and_describe(
    const char *landmarks_path, const char *descriptor_path, const uint8_t *rgb, int32_t width, int32_t height,
    int32_t rounds) {
    try {
        return measure(landmarks_path, descriptor_path, rgb, width, height, rounds);
    } catch (...) {
        return -1;
    }
}
