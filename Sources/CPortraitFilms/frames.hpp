// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <opencv2/core.hpp>

#include "CPortraitFilms.h"

namespace films {

constexpr double radians = 3.14159265358979323846 / 180;

/// Runs `body` and turns any exception into -1: none may reach Swift.
template <typename Body>
int guarded(Body &&body) noexcept {
    try {
        body();
        return 0;
    } catch (...) {
        return -1;
    }
}

/// OpenCV has no read-only view.
inline cv::Mat view(cpf_picture picture) {
    return cv::Mat(picture.height, picture.width, CV_8UC3, const_cast<uint8_t *>(picture.rgb));
}

inline cv::Mat target(int32_t width, int32_t height, uint8_t *rgb) {
    return cv::Mat(height, width, CV_8UC3, rgb);
}

cv::Mat room(int width, int height);

}  // namespace films
