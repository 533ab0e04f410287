// The simulated departments' end of the batch folders (workflows/batch_folder.h): a clerk who takes
// each file of calls away, does what it asks and puts a file of answers back.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <thread>

#include "workflows/life_events/simulated_department.h"

namespace yiben::ops {

class BatchDesk {
 public:
  using SecretOf = std::function<std::string(const std::string& department)>;
  // Of the folders in `folder`, each by the name of its department. Works on a thread of its own
  // until it is destroyed; borrows the departments.
  BatchDesk(std::filesystem::path folder, workflows::SimulatedDepartments&, SecretOf);
  ~BatchDesk();

 private:
  void look_through();
  void answer(const std::string& department, const std::filesystem::path& file);

  const std::filesystem::path folder_;
  workflows::SimulatedDepartments& departments_;
  const SecretOf secret_of_;
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

}  // namespace yiben::ops
