// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <dlib/image_processing/frontal_face_detector.h>
#include <dlib/image_processing.h>
#include <dlib/opencv.h>
#include <memory>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "guard.hpp"
#include "network.hpp"

extern "C" void openblas_set_num_threads(int);

using likeness::guarded;

struct cfa_engine {
    dlib::frontal_face_detector detector = dlib::get_frontal_face_detector();
    dlib::shape_predictor landmarks;
    likeness::descriptor_network network;
};

namespace {

/// The width that dlib's detector was trained on; it finds nothing smaller.
constexpr double detector_width = 80;
/// Bounds the time and memory of one search, whatever the picture's shape.
constexpr double most_searched_pixels = 2.5e6;
constexpr double most_enlarged = 2;

using pixels = dlib::cv_image<dlib::rgb_pixel>;

/// Borrows; OpenCV has no read-only view.
cv::Mat view(cfa_picture picture) {
    return cv::Mat(picture.height, picture.width, CV_8UC3, const_cast<uint8_t *>(picture.rgb));
}

/// The factor by which a picture is scaled before the search.
double search_scale(cfa_picture picture, double smallest) {
    const double area = double(picture.width) * picture.height;
    const double wanted = std::min(detector_width / std::max(smallest, 1.0), most_enlarged);
    const double scale = std::min(wanted, std::sqrt(most_searched_pixels / area));
    return std::abs(scale - 1) < 0.05 ? 1 : scale;
}

cv::Mat scaled(const cv::Mat &picture, double scale) {
    if (scale == 1) return picture;
    cv::Mat result;
    cv::resize(picture, result, cv::Size(), scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return result;
}

cfa_face face_at(const dlib::rect_detection &found, const dlib::full_object_detection &shape, double scale) {
    const dlib::rectangle &box = found.rect;
    cfa_face face;
    face.confidence = found.detection_confidence;
    face.left = int32_t(std::lround(box.left() / scale));
    face.top = int32_t(std::lround(box.top() / scale));
    face.width = int32_t(std::lround(box.width() / scale));
    face.height = int32_t(std::lround(box.height() / scale));
    for (unsigned long i = 0; i < 5; i++) {
        face.landmarks[2 * i] = shape.part(i).x() / scale;
        face.landmarks[2 * i + 1] = shape.part(i).y() / scale;
    }
    return face;
}

dlib::full_object_detection shape_of(const cfa_face &face) {
    std::vector<dlib::point> parts;
    for (int i = 0; i < 5; i++)
        parts.emplace_back(std::lround(face.landmarks[2 * i]), std::lround(face.landmarks[2 * i + 1]));
    const dlib::rectangle box(face.left, face.top, face.left + face.width - 1, face.top + face.height - 1);
    return dlib::full_object_detection(box, parts);
}

template <typename Model>
bool load(const char *path, Model &model) noexcept {
    try {
        dlib::deserialize(path) >> model;
        return true;
    } catch (...) {
        return false;
    }
}

}  // namespace

int cfa_engine_create(const char *landmarks_path, const char *descriptor_path, cfa_engine **engine) {
    return guarded([&] {
        // One engine a core already: threads within a multiplication would only get into each other's way.
        openblas_set_num_threads(1);
        cv::setNumThreads(1);
        auto made = std::make_unique<cfa_engine>();
        if (!load(landmarks_path, made->landmarks) || made->landmarks.num_parts() != 5)
            return int(CFA_LANDMARKS_DAMAGED);
        if (!load(descriptor_path, made->network)) return int(CFA_DESCRIPTOR_DAMAGED);
        *engine = made.release();
        return int(CFA_OK);
    });
}

void cfa_engine_destroy(cfa_engine *engine) {
    delete engine;
}

int cfa_engine_find(
    cfa_engine *engine, cfa_picture picture, double smallest, cfa_face *faces, int32_t capacity, int32_t *count) {
    return guarded([&] {
        const double scale = search_scale(picture, smallest);
        const cv::Mat searched = scaled(view(picture), scale);
        const pixels image(searched);
        std::vector<cfa_face> found;
        std::vector<dlib::rect_detection> boxes;
        engine->detector(image, boxes);
        for (const auto &box : boxes) found.push_back(face_at(box, engine->landmarks(image, box.rect), scale));
        std::sort(found.begin(), found.end(), [](const cfa_face &a, const cfa_face &b) {
            return int64_t(a.width) * a.height > int64_t(b.width) * b.height;
        });
        *count = int32_t(found.size());
        std::copy_n(found.begin(), std::min<size_t>(found.size(), size_t(capacity)), faces);
        return int(CFA_OK);
    });
}

int cfa_engine_describe(cfa_engine *engine, cfa_picture picture, const cfa_face *face, float *descriptor) {
    return guarded([&] {
        const cv::Mat source = view(picture);
        dlib::matrix<dlib::rgb_pixel> chip;
        dlib::extract_image_chip(pixels(source), dlib::get_face_chip_details(shape_of(*face), 150, 0.25), chip);
        const dlib::matrix<float, 0, 1> &numbers = engine->network(chip);
        if (numbers.size() != 128) return int(CFA_FAILED);
        std::copy(numbers.begin(), numbers.end(), descriptor);
        return int(CFA_OK);
    });
}
