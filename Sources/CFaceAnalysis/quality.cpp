// SPDX-License-Identifier: Apache-2.0

#include <opencv2/imgproc.hpp>

#include "guard.hpp"

int cfa_measure_quality(cfa_picture picture, const cfa_face *face, cfa_quality *quality) {
    return likeness::guarded([&] {
        const cv::Mat source(picture.height, picture.width, CV_8UC3, const_cast<uint8_t *>(picture.rgb));
        const cv::Rect box = cv::Rect(face->left, face->top, face->width, face->height)
            & cv::Rect(0, 0, picture.width, picture.height);
        if (box.empty()) return int(CFA_FAILED);
        cv::Mat grey, small, edges;
        cv::cvtColor(source(box), grey, cv::COLOR_RGB2GRAY);
        cv::resize(grey, small, cv::Size(128, 128), 0, 0, cv::INTER_AREA);
        cv::Laplacian(small, edges, CV_64F);
        cv::Scalar mean, deviation;
        cv::meanStdDev(edges, mean, deviation);
        quality->sharpness = deviation[0] * deviation[0];
        quality->brightness = cv::mean(small)[0];
        return int(CFA_OK);
    });
}
