#pragma once

namespace commands {

/// No core file: for the verbs that handle a private key. Throws std::system_error when the system refuses.
void forbid_core_files();

/// Answers pass through the server's memory in clear: no core file, and no other process may read it. Throws
/// std::system_error when the system refuses.
void keep_memory_to_this_process();

/// Whether it is so now, as the system answers.
bool memory_is_kept();

}  // namespace commands
