// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <dlib/dnn.h>

namespace likeness {

// The residual network that dlib's face recognition model was trained with (dlib's documentation of
// `dlib_face_recognition_resnet_model_v1`): 29 convolution layers, 150x150 pixels in, 128 numbers out.

template <int filters, int stride, typename Input>
using first_half = dlib::relu<dlib::affine<dlib::con<filters, 3, 3, stride, stride, Input>>>;

template <int filters, int stride, typename Input>
using block = dlib::affine<dlib::con<filters, 3, 3, 1, 1, first_half<filters, stride, Input>>>;

template <int filters, typename Input>
using same = dlib::relu<dlib::add_prev1<block<filters, 1, dlib::tag1<Input>>>>;

template <int filters, typename Input>
using halving = dlib::relu<
    dlib::add_prev2<dlib::avg_pool<2, 2, 2, 2, dlib::skip1<dlib::tag2<block<filters, 2, dlib::tag1<Input>>>>>>>;

template <typename Input>
using stem = dlib::max_pool<3, 3, 2, 2, dlib::relu<dlib::affine<dlib::con<32, 7, 7, 2, 2, Input>>>>;

template <typename Input>
using level4 = same<32, same<32, same<32, Input>>>;
template <typename Input>
using level3 = same<64, same<64, same<64, halving<64, Input>>>>;
template <typename Input>
using level2 = same<128, same<128, halving<128, Input>>>;
template <typename Input>
using level1 = same<256, same<256, halving<256, Input>>>;
template <typename Input>
using level0 = halving<256, Input>;

using descriptor_network = dlib::loss_metric<dlib::fc_no_bias<
    128, dlib::avg_pool_everything<
             level0<level1<level2<level3<level4<stem<dlib::input_rgb_image_sized<150>>>>>>>>>>;

}  // namespace likeness
