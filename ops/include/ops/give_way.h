#pragma once

namespace yiben::ops {

// Lets every other thread go first: for what may wait, as a crowd of sagas that is due at one
// instant, so that people's commands do not. Of the calling thread alone.
void give_way();

}  // namespace yiben::ops
