// SPDX-License-Identifier: Apache-2.0
// Not in the Glibc module: how well the kernel's clock is kept.
#include <sys/timex.h>
