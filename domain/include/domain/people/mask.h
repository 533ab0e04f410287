// Masks for personal values on a screen and in print (个人信息保护法第五十一条: 去标识化). A value
// that is too short or not of its kind is masked whole: a mask never shows what it cannot place.
#pragma once

#include <string>
#include <string_view>

namespace yiben {

// The place alone: "110105************". The birthday stands beside it on every screen, so with the
// last four digits shown the number could be written down whole.
std::string mask_id_number(std::string_view text);
// The surname, one or two characters (欧阳), and one ＊ for each other: "欧阳＊＊". Names of one
// character, and names that are not UTF-8, are masked whole.
std::string mask_name(std::string_view utf8);
// "****" and the last 4, whatever the length: the length would tell the bank.
std::string mask_account(std::string_view text);

}  // namespace yiben
