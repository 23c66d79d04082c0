#include "CFaceAnalysis.h"
