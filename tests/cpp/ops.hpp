// The operations of texts, values, plans and the API, in C++.
#ifndef SEPTET_TESTS_OPS_HPP
#define SEPTET_TESTS_OPS_HPP

#include <optional>

#include "septet.hpp"

struct run;

// An amount, or null where there is none.
void put_nanos(run *run, const char *path, std::optional<std::int64_t> nanos, std::uint8_t decimals);

namespace text {

void analyze(run *run);
void offenders(run *run);
void segment(run *run);
void prepare(run *run);
void explain(run *run);

} // namespace text

namespace values {

void phone(run *run);
void numbering(run *run);
void sender(run *run);
void amount(run *run);
void price(run *run);
void id(run *run);
void timestamp(run *run);
void timestamp_read(run *run);
void http_route(run *run);
void http_check(run *run);

} // namespace values

namespace plans {

void send_request(run *run);
void bulk_request(run *run);
void chunk(run *run);
void facts(run *run);
void plan_send(run *run);
void plan_bulk(run *run);

} // namespace plans

namespace api {

void message_write(run *run);
void message_read(run *run);
void bulk_result_write(run *run);
void bulk_result_read(run *run);
void error_write(run *run);
void error_read(run *run);
void event_write(run *run);
void event_read(run *run);
void interpret(run *run);
void interpret_no_response(run *run);

} // namespace api

#endif
