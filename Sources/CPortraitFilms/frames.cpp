// SPDX-License-Identifier: Apache-2.0

#include "frames.hpp"

#include <opencv2/imgproc.hpp>

using films::guarded;
using films::radians;
using films::target;
using films::view;

cv::Mat films::room(int width, int height) {
    cv::Mat wall(height, width, CV_8UC3);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            const int shade = 150 + 40 * x / width - 30 * y / height;
            wall.at<cv::Vec3b>(y, x) = cv::Vec3b(uint8_t(shade), uint8_t(shade - 6), uint8_t(shade - 14));
        }
    const cv::Rect frame(width / 16, height / 8, width / 5, height / 4);
    cv::rectangle(wall, frame, cv::Scalar(96, 84, 70), cv::FILLED);
    cv::rectangle(wall, cv::Rect(0, height * 5 / 6, width, height / 6), cv::Scalar(110, 104, 98), cv::FILLED);
    cv::GaussianBlur(wall, wall, cv::Size(), width / 160.0);
    return wall;
}

int cpf_cut(cpf_picture source, double left, double top, double scale, int32_t width, int32_t height, uint8_t *rgb) {
    return guarded([&] {
        cv::Mat reduced = view(source), result = target(width, height, rgb);
        double rest = scale;
        if (scale < 0.6) {
            cv::resize(view(source), reduced, cv::Size(), scale, scale, cv::INTER_AREA);
            rest = 1;
        }
        const cv::Matx23d back(1 / rest, 0, left * scale / rest, 0, 1 / rest, top * scale / rest);
        cv::warpAffine(
            reduced, result, back, result.size(), cv::INTER_CUBIC | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    });
}

int cpf_tilt_print(cpf_picture source, double axis, double angle, uint8_t *rgb) {
    return guarded([&] {
        const double w = source.width, h = source.height, distance = 1.3 * w;
        const double along_x = std::sin(axis * radians), along_y = std::cos(axis * radians);
        const double turn = angle * radians;
        cv::Point2f corners[4], seen[4];
        for (int i = 0; i < 4; i++) {
            // The print fills the middle of the picture; the wall shows around it.
            const double x = (i == 1 || i == 2 ? 0.36 : -0.36) * w, y = (i >= 2 ? 0.46 : -0.46) * h;
            const double along = x * along_x + y * along_y, across = x * along_y - y * along_x;
            const double depth = across * std::sin(turn), flat = across * std::cos(turn);
            const double near = distance / (distance + depth);
            corners[i] = cv::Point2f(float(w / 2 + x), float(h / 2 + y));
            seen[i] = cv::Point2f(
                float(w / 2 + near * (along * along_x + flat * along_y)),
                float(h / 2 + near * (along * along_y - flat * along_x)));
        }
        const cv::Mat map = cv::getPerspectiveTransform(corners, seen);
        cv::Mat mask = cv::Mat::zeros(source.height, source.width, CV_8U), print, shown;
        cv::rectangle(mask, corners[0], corners[2], cv::Scalar(255), cv::FILLED);
        cv::warpPerspective(view(source), print, map, mask.size(), cv::INTER_LINEAR);
        cv::warpPerspective(mask, shown, map, mask.size(), cv::INTER_NEAREST);
        cv::Mat result = target(source.width, source.height, rgb);
        films::room(source.width, source.height).copyTo(result);
        print.copyTo(result, shown);
    });
}

int cpf_halve(cpf_picture source, double x, double y, uint8_t *rgb) {
    return guarded([&] {
        cv::Mat shifted, result = target(source.width / 2, source.height / 2, rgb);
        const cv::Matx23d forth(1, 0, x, 0, 1, y);
        cv::warpAffine(
            view(source), shifted, forth, cv::Size(source.width, source.height), cv::INTER_LINEAR,
            cv::BORDER_REPLICATE);
        cv::resize(shifted, result, result.size(), 0, 0, cv::INTER_AREA);
    });
}

int cpf_blur(cpf_picture source, double sigma, uint8_t *rgb) {
    return guarded([&] {
        cv::Mat result = target(source.width, source.height, rgb);
        cv::GaussianBlur(view(source), result, cv::Size(), sigma);
    });
}

int cpf_add_noise(cpf_picture source, double sigma, uint64_t seed, uint8_t *rgb) {
    return guarded([&] {
        cv::RNG random(seed * 0x9E3779B97F4A7C15u + 1);
        cv::Mat noise(source.height, source.width, CV_16SC3), wide, result = target(source.width, source.height, rgb);
        random.fill(noise, cv::RNG::NORMAL, 0, sigma);
        view(source).convertTo(wide, CV_16S);
        cv::Mat sum = wide + noise;
        sum.convertTo(result, CV_8U);
    });
}

int cpf_room(int32_t width, int32_t height, uint8_t *rgb) {
    return guarded([&] {
        cv::Mat result = target(width, height, rgb);
        films::room(width, height).copyTo(result);
    });
}
