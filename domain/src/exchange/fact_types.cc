#include "domain/exchange/fact_types.h"

#include "domain/codec/schema.h"
#include "exchange/fact_sense.h"

namespace yiben {
namespace {

// Calls f.operator()<T>() for the type of that name; false: there is none.
template <class F, std::size_t... i>
bool with_type(std::string_view type, F&& f, std::index_sequence<i...>) {
  return ((std::tuple_element_t<i, FactTypes>::type == type
               ? (f.template operator()<std::tuple_element_t<i, FactTypes>>(), true)
               : false) ||
          ...);
}
template <class F>
bool with_type(std::string_view type, F&& f) {
  return with_type(type, std::forward<F>(f),
                   std::make_index_sequence<std::tuple_size_v<FactTypes>>{});
}

}  // namespace

bool is_fact_type(std::string_view type) {
  return with_type(type, []<class T>() {});
}

std::vector<FactSchema> fact_schemas() {
  std::vector<FactSchema> all;
  const auto add = [&]<class T>() {
    json::object definitions;
    auto schema = json_schema<T>(definitions).as_object();
    if (!definitions.empty()) schema["$defs"] = definitions;
    all.push_back({std::string(T::type), schema});
  };
  std::apply([&]<class... T>(const T&...) { (add.template operator()<T>(), ...); }, FactTypes{});
  return all;
}

Result<FactPeople, JsonProblem> check_fact(std::string_view type, const json::value& data,
                                           Date today) {
  Result<FactPeople, JsonProblem> out = JsonProblem{"/type", "no type of fact we take"};
  with_type(type, [&]<class T>() {
    auto fact = from_json<T>(data);
    if (!fact) {
      out = fact.error();
      return;
    }
    if (auto wrong = sense_of(*fact, today); !wrong.empty()) {
      JsonProblem first = std::move(wrong.front());
      first.others.assign(wrong.begin() + 1, wrong.end());
      out = std::move(first);
      return;
    }
    FactPeople people;
    if constexpr (requires { fact->id_number; }) people.id_numbers.push_back(fact->id_number);
    if constexpr (requires { fact->spouse_id_number; })
      people.id_numbers.push_back(fact->spouse_id_number);
    out = std::move(people);
  });
  return out;
}

}  // namespace yiben
