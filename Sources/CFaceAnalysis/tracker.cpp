// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <opencv2/calib3d.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>
#include <vector>

#include "guard.hpp"

using likeness::guarded;

struct cfa_tracker {
    /// The last picture, grey, reduced so that the face is about `working_width` wide.
    cv::Mat last;
    double scale = 1;
    /// Where the corners were at the start and in the last picture, in reduced pixels; same order.
    std::vector<cv::Point2f> origin, present;
    int32_t started = 0;
    /// dlib's five points at the start, in reduced pixels.
    cv::Point2f landmarks[5];
};

namespace {

/// Reduced so far, the cost does not depend on the camera; enlarged it is never.
constexpr double working_width = 200;
constexpr int most_corners = 200;
/// A corner followed forth and back must come out where it began, within this many pixels.
constexpr float return_tolerance = 0.7f;
/// With fewer, a homography says nothing.
constexpr size_t fewest_corners = 24;
/// A landmark moves as the corners around it, within this share of the distance between the eyes' outer corners.
constexpr double landmark_reach = 0.25;
constexpr size_t fewest_near_landmark = 3;
const cv::Size window(15, 15);
constexpr int pyramid_levels = 3;

cv::Mat grey(cfa_picture picture, double scale) {
    const cv::Mat source(picture.height, picture.width, CV_8UC3, const_cast<uint8_t *>(picture.rgb));
    cv::Mat result, reduced;
    cv::cvtColor(source, result, cv::COLOR_RGB2GRAY);
    if (scale >= 1) return result;
    cv::resize(result, reduced, cv::Size(), scale, scale, cv::INTER_AREA);
    return reduced;
}

/// An ellipse inside the face: no hair, no background.
cv::Mat face_mask(cv::Size size, const cfa_face &face, double scale) {
    cv::Mat mask = cv::Mat::zeros(size, CV_8U);
    const cv::Point2f centre(
        float((face.left + face.width * 0.5) * scale), float((face.top + face.height * 0.5) * scale));
    const cv::Size2f axes(float(face.width * scale * 0.92), float(face.height * scale * 1.05));
    cv::ellipse(mask, cv::RotatedRect(centre, axes, 0), cv::Scalar(255), cv::FILLED);
    return mask;
}

double percentile(std::vector<double> values, double share) {
    const auto at = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// Follows the corners and keeps those that find their way back. Returns how far each went.
std::vector<double> advance(cfa_tracker &tracker, const cv::Mat &next) {
    std::vector<cv::Point2f> there, back;
    std::vector<uint8_t> found, returned;
    std::vector<float> errors;
    cv::calcOpticalFlowPyrLK(tracker.last, next, tracker.present, there, found, errors, window, pyramid_levels);
    cv::calcOpticalFlowPyrLK(next, tracker.last, there, back, returned, errors, window, pyramid_levels);
    std::vector<cv::Point2f> origin, present;
    std::vector<double> steps;
    for (size_t i = 0; i < there.size(); i++) {
        if (!found[i] || !returned[i] || cv::norm(back[i] - tracker.present[i]) > return_tolerance) continue;
        origin.push_back(tracker.origin[i]);
        present.push_back(there[i]);
        steps.push_back(cv::norm(there[i] - tracker.present[i]));
    }
    tracker.origin = std::move(origin);
    tracker.present = std::move(present);
    return steps;
}

/// The smaller singular value of the homography's linear part over the larger, at the corners' middle.
double squeeze_of(const cv::Mat &h, const cv::Point2f &at) {
    const auto m = [&](int row, int column) { return h.at<double>(row, column); };
    const double w = m(2, 0) * at.x + m(2, 1) * at.y + m(2, 2);
    const double x = (m(0, 0) * at.x + m(0, 1) * at.y + m(0, 2)) / w;
    const double y = (m(1, 0) * at.x + m(1, 1) * at.y + m(1, 2)) / w;
    const double a = (m(0, 0) - x * m(2, 0)) / w, b = (m(0, 1) - x * m(2, 1)) / w;
    const double c = (m(1, 0) - y * m(2, 0)) / w, d = (m(1, 1) - y * m(2, 1)) / w;
    const double sum = a * a + b * b + c * c + d * d;
    const double root = std::sqrt(std::max(0.0, sum * sum - 4 * (a * d - b * c) * (a * d - b * c)));
    return std::sqrt(std::max(0.0, sum - root) / std::max(sum + root, 1e-12));
}

void fit_plane(const cfa_tracker &tracker, cfa_motion &motion) {
    const cv::Mat h = cv::findHomography(tracker.origin, tracker.present, cv::LMEDS);
    if (h.empty()) return;
    std::vector<cv::Point2f> mapped;
    cv::perspectiveTransform(tracker.origin, mapped, h);
    std::vector<double> distances;
    cv::Point2f middle(0, 0);
    for (size_t i = 0; i < mapped.size(); i++) {
        distances.push_back(cv::norm(mapped[i] - tracker.present[i]));
        middle += tracker.origin[i];
    }
    motion.residual = percentile(distances, 0.75) / tracker.scale;
    motion.squeeze = squeeze_of(h, middle * (1.0 / double(mapped.size())));
}

/// How far a landmark's neighbourhood has moved: the median of the corners within `reach`. False with too few.
bool moved_near(const cfa_tracker &tracker, const cv::Point2f &landmark, double reach, cv::Point2f &moved) {
    std::vector<double> across, down;
    for (size_t i = 0; i < tracker.origin.size(); i++) {
        if (cv::norm(tracker.origin[i] - landmark) > reach) continue;
        across.push_back(double(tracker.present[i].x - tracker.origin[i].x));
        down.push_back(double(tracker.present[i].y - tracker.origin[i].y));
    }
    if (across.size() < fewest_near_landmark) return false;
    moved = cv::Point2f(float(percentile(across, 0.5)), float(percentile(down, 0.5)));
    return true;
}

/// Where the nose is along the line between the eyes' outer corners, from its middle, in distances between them.
double nose_offset(const cv::Point2f &one, const cv::Point2f &other, const cv::Point2f &nose) {
    const cv::Point2f line = one - other, middle = (one + other) * 0.5f;
    return (nose - middle).dot(line) / std::max(1e-6, double(line.dot(line)));
}

double parallax_of(const cfa_tracker &tracker) {
    const cv::Point2f &one = tracker.landmarks[0], &other = tracker.landmarks[2], &nose = tracker.landmarks[4];
    const double reach = landmark_reach * cv::norm(one - other);
    cv::Point2f one_moved, other_moved, nose_moved;
    if (!moved_near(tracker, one, reach, one_moved) || !moved_near(tracker, other, reach, other_moved)
        || !moved_near(tracker, nose, reach, nose_moved))
        return std::numeric_limits<double>::quiet_NaN();
    return nose_offset(one + one_moved, other + other_moved, nose + nose_moved) - nose_offset(one, other, nose);
}

}  // namespace

int cfa_tracker_create(cfa_tracker **tracker) {
    return guarded([&] {
        *tracker = new cfa_tracker;
        return int(CFA_OK);
    });
}

void cfa_tracker_destroy(cfa_tracker *tracker) {
    delete tracker;
}

int cfa_tracker_start(cfa_tracker *tracker, cfa_picture picture, const cfa_face *face) {
    return guarded([&] {
        tracker->scale = std::min(1.0, working_width / std::max(1, face->width));
        tracker->last = grey(picture, tracker->scale);
        const cv::Mat mask = face_mask(tracker->last.size(), *face, tracker->scale);
        const double apart = std::max(3.0, face->width * tracker->scale / 28);
        tracker->origin.clear();
        cv::goodFeaturesToTrack(tracker->last, tracker->origin, most_corners, 0.005, apart, mask);
        tracker->present = tracker->origin;
        tracker->started = int32_t(tracker->origin.size());
        for (int i = 0; i < 5; i++)
            tracker->landmarks[i] = cv::Point2f(
                float(face->landmarks[2 * i] * tracker->scale), float(face->landmarks[2 * i + 1] * tracker->scale));
        return int(CFA_OK);
    });
}

int cfa_tracker_follow(cfa_tracker *tracker, cfa_picture picture, cfa_motion *motion) {
    return guarded([&] {
        const double eyes = cv::norm(tracker->landmarks[0] - tracker->landmarks[2]) / tracker->scale;
        *motion = cfa_motion{0, tracker->started, 0, 1, 0, std::numeric_limits<double>::quiet_NaN(), eyes};
        if (tracker->present.empty()) return int(CFA_OK);
        cv::Mat next = grey(picture, tracker->scale);
        if (next.size() != tracker->last.size()) return int(CFA_FAILED);
        const std::vector<double> steps = advance(*tracker, next);
        tracker->last = std::move(next);
        motion->followed = int32_t(steps.size());
        if (!steps.empty()) motion->step = percentile(steps, 0.5) / tracker->scale;
        if (steps.size() >= fewest_corners) {
            fit_plane(*tracker, *motion);
            motion->parallax = parallax_of(*tracker);
        }
        return int(CFA_OK);
    });
}
