// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "frames.hpp"

namespace {

// A head's shape, in widths between the eyes' outer corners (some 90 mm).
constexpr double half_width = 0.88, half_height = 1.3, half_depth = 1.05;
/// The base of the nose before the face's surface, and how wide and high the nose is.
constexpr double nose_height = 0.2, nose_half_width = 0.17, nose_half_length = 0.3;
/// Beyond the head's outline, in its radii, where nothing moves any more.
constexpr double still_radius = 1.9;

double smooth(double t) {
    t = std::clamp(t, 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

/// Where a row's samples go: position and nearness to the camera.
struct placed {
    double x, z;
};

/// The head's surface over the plane through its axis, and how it turns.
class turning_head {
public:
    turning_head(cpf_head head, double yaw)
        : head_(head), sine_(std::sin(yaw * films::radians)), cosine_(std::cos(yaw * films::radians)) {}

    placed place(double column, double row) const {
        const double x = (column - head_.x) / head_.unit, y = (row - head_.y) / head_.unit - 0.05;
        const double radius = std::hypot(x / half_width, y / half_height);
        const double share = 1 - smooth((radius - 1) / (still_radius - 1));
        const double z = depth(x, y) + nose(column, row);
        const double moved = share * (x * (cosine_ - 1) + z * sine_);
        return {column + moved * head_.unit, share * (z * cosine_ - x * sine_) - 2 * (1 - share)};
    }

private:
    /// An ellipsoid that is flatter up and down: forehead and chin stand out as far as the cheeks' middle.
    static double depth(double x, double y) {
        const double across = x / half_width, along = y / half_height;
        return half_depth * std::sqrt(std::max(0.0, 1 - across * across - along * along * along * along));
    }

    double nose(double column, double row) const {
        const double x = (column - head_.nose_x) / head_.unit / nose_half_width;
        const double y = (row - head_.nose_y) / head_.unit / nose_half_length + 0.25;
        return nose_height * std::exp(-x * x - y * y);
    }

    cpf_head head_;
    double sine_, cosine_;
};

/// Draws the span between two neighbouring samples wherever it is nearer than what is there.
void draw_span(
    placed from, placed to, const cv::Vec3b &first, const cv::Vec3b &second, cv::Vec3b *row, std::vector<double> &z) {
    const double low = std::min(from.x, to.x), high = std::max(from.x, to.x);
    const int begin = std::max(0, int(std::ceil(low))), end = std::min(int(z.size()) - 1, int(std::floor(high)));
    for (int x = begin; x <= end; x++) {
        const double t = to.x == from.x ? 0 : (x - from.x) / (to.x - from.x);
        const double nearness = from.z + t * (to.z - from.z);
        if (nearness <= z[size_t(x)]) continue;
        z[size_t(x)] = nearness;
        for (int c = 0; c < 3; c++) row[x][c] = uint8_t(std::lround(first[c] + t * (second[c] - first[c])));
    }
}

}  // namespace

int cpf_turn_head(cpf_picture source, cpf_head head, double yaw, uint8_t *rgb) {
    return films::guarded([&] {
        const cv::Mat from = films::view(source);
        cv::Mat to = films::target(source.width, source.height, rgb);
        from.copyTo(to);
        const turning_head turned(head, yaw);
        const int reach = int(still_radius * half_height * head.unit);
        const int first = std::max(0, int(head.y) - reach), last = std::min(source.height - 1, int(head.y) + reach);
        std::vector<double> nearness(static_cast<size_t>(source.width));
        for (int y = first; y <= last; y++) {
            std::fill(nearness.begin(), nearness.end(), -std::numeric_limits<double>::infinity());
            const cv::Vec3b *samples = from.ptr<cv::Vec3b>(y);
            placed previous = turned.place(0, y);
            for (int x = 1; x < source.width; x++) {
                const placed next = turned.place(x, y);
                draw_span(previous, next, samples[x - 1], samples[x], to.ptr<cv::Vec3b>(y), nearness);
                previous = next;
            }
        }
    });
}
