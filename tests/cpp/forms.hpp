// What the vector runner's files in C++ share: both forms of an operation, inputs as views.
#ifndef SEPTET_TESTS_FORMS_HPP
#define SEPTET_TESTS_FORMS_HPP

#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "septet.hpp"

#include "../c/support.h"

// Both forms of one operation: `quiet` gives a result, `loud` a value or an exception, `put` writes the value's lines.
template <class Quiet, class Loud, class Put>
void forms(run *run, int unit, Quiet quiet, Loud loud, Put put)
{
    begin(run, "the form that does not throw", unit);
    auto result = quiet();
    if (result) {
        put(*result);
        expect_out(run);
    } else {
        expect_error(run, result.error().status, &result.error());
    }
    begin(run, "the form that throws", unit);
    try {
        auto value = loud();
        put(value);
        expect_out(run);
    } catch (const septet::error &error) {
        if (std::strcmp(error.name(), septet_status_name(error.status())) != 0 ||
            std::strcmp(error.what(), error.details().message) != 0)
            fail(run, "the exception says something else");
        expect_error(run, error.status(), &error.details());
    }
}

// The two forms of a function of this name.
#define FORMS(name, ...) [&] { return septet::try_##name(__VA_ARGS__); }, [&] { return septet::name(__VA_ARGS__); }

inline std::string_view text_of(run *run, const char *name)
{
    return septet::view(input_str(run, name));
}

inline std::optional<std::string_view> optional_of(run *run, const char *name)
{
    return septet::optional_view(input_str(run, name));
}

inline std::string_view member(run *run, const std::string &object, const char *name)
{
    return text_of(run, (object + "." + name).c_str());
}

inline septet_str member_str(run *run, const std::string &object, const char *name)
{
    return input_str(run, (object + "." + name).c_str());
}

inline void put_view(run *run, const char *path, std::string_view text)
{
    put_text(run, path, text.data(), text.size());
}

inline void put_present(run *run, const char *path, septet_str text)
{
    if (text.data)
        put_str(run, path, text);
}

// A message among the inputs.
septet::message message_of(run *run, const std::string &object);

#endif
