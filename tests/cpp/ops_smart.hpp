// The operations of national tables, cheaper texts and templates, in C++.
#ifndef SEPTET_TESTS_OPS_SMART_HPP
#define SEPTET_TESTS_OPS_SMART_HPP

#include "septet.hpp"

struct run;

septet::text_options options_of(run *run);

// Whether the vector's text is ill-formed UTF-16, which was run then.
bool refused_as_utf16(run *run);

namespace smart {

// Whether a language of the options has no tables, which was run then.
bool languages_refused(run *run);

void alphabet(run *run);
void region_languages(run *run);
void transliterate(run *run);
void advise(run *run);
void classify_keyword(run *run);
void lint_template(run *run);
void template_rows(run *run);

} // namespace smart

#endif
