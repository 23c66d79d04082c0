// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "CFaceAnalysis.h"

namespace likeness {

/// Runs `body` and turns any exception into CFA_FAILED: none may reach Swift.
template <typename Body>
int guarded(Body &&body) noexcept {
    try {
        return body();
    } catch (...) {
        return CFA_FAILED;
    }
}

}  // namespace likeness
