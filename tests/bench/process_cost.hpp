#pragma once

#include <sys/types.h>

namespace bench {

/// What a process and its children have used since they began.
struct ProcessCost {
    double cpu_seconds = 0.0;         ///< user and system, every thread, to the nanosecond
    double resident_megabytes = 0.0;  ///< now
    double peak_megabytes = 0.0;      ///< resident at most, since the process began
};

/// Of a process of this machine; memory of the process itself, without its children. Zero for one that is not there.
ProcessCost process_cost(pid_t process);

}  // namespace bench
